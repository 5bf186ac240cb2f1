import { listSearch, parseListQuery } from "@/lib/platform/list-query";
import { STAFF_LIST } from "./staff-list";

/** A list somebody keeps views of, by name, and how its address is read. */
export const VIEWED_LISTS = { "call-proposals": STAFF_LIST } as const;
export const VIEWED_LIST_NAMES = ["call-proposals"] as const;
export type ViewedList = (typeof VIEWED_LIST_NAMES)[number];

/** Views one person keeps of one list. */
export const MOST_VIEWS = 20;

/** An address as a view keeps it: only what the list knows, written in one way, from its first page. */
export const viewAddress = (list: ViewedList, address: string): string =>
  listSearch(parseListQuery(Object.fromEntries(new URLSearchParams(address)), VIEWED_LISTS[list]), { page: 1 });
