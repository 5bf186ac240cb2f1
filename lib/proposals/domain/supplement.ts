/** A request to supply something after the closing: which sections it opens, and until when. */
export type OpenSupplement = { id: string; sections: readonly string[]; dueAt: Date };

/** A10: only the named sections open again, until the due instant itself (C2), by the database's clock. */
export const isOpenForSupplement = (supplement: OpenSupplement | null, key: string, at: Date): boolean =>
  supplement !== null && at <= supplement.dueAt && supplement.sections.includes(key);
