import { STAFF_LIST } from "./staff-list";

/** A list somebody keeps views of, by name, and how its address is read. */
export const VIEWED_LISTS = { "call-proposals": STAFF_LIST } as const;
export const VIEWED_LIST_NAMES = ["call-proposals"] as const;
export type ViewedList = (typeof VIEWED_LIST_NAMES)[number];

/** Views one person keeps of one list. */
export const MOST_VIEWS = 20;
