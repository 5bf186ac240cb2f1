/** A view of a list that somebody keeps for themselves: its name and the list's own address. */
export type SavedViewRow = { id: string; name: string; query: string; isDefault: boolean };
