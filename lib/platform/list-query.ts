/** What a list shows, as its address says it: shareable, and the same for the page, its query and its exports. */
export type ListQuery = {
  search: string;
  sort: string;
  direction: "asc" | "desc";
  page: number;
  pageSize: number;
  filters: Record<string, string>;
  columns: string[] | null;
};

type ListSpec = {
  sortable: readonly string[];
  defaultSort: string;
  defaultDirection?: "asc" | "desc" | undefined;
  filters?: readonly string[] | undefined;
  pageSizes?: readonly number[] | undefined;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const single = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads a list's state from its address; anything unknown falls back to the default, nothing is passed through unchecked. */
export function parseListQuery(params: SearchParams, spec: ListSpec): ListQuery {
  const sizes = spec.pageSizes ?? [20, 50, 100];
  const sort = single(params.sort);
  const known = spec.sortable.includes(sort);
  const direction = single(params.dir);
  const size = Number(single(params.size));
  const page = Number(single(params.page));
  const filters = (spec.filters ?? []).map((name) => [name, single(params[name]).slice(0, 100)] as const);
  const columns = [params.columns ?? []].flat().join(",");
  return {
    search: single(params.q).trim().slice(0, 200),
    sort: known ? sort : spec.defaultSort,
    direction: known && (direction === "asc" || direction === "desc") ? direction : (spec.defaultDirection ?? "asc"),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    pageSize: sizes.includes(size) ? size : (sizes[0] ?? 20),
    filters: Object.fromEntries(filters.filter(([, value]) => value !== "")),
    columns: columns ? columns.split(",").slice(0, 50) : null,
  };
}

/** The address's query string of a list state with some of it changed; empty parts are left out. */
export function listSearch(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const next = { ...query, ...change };
  const params = new URLSearchParams();
  if (next.search) params.set("q", next.search);
  for (const [name, value] of Object.entries(next.filters)) if (value) params.set(name, value);
  params.set("sort", next.sort);
  params.set("dir", next.direction);
  if (next.page > 1) params.set("page", String(next.page));
  params.set("size", String(next.pageSize));
  if (next.columns) params.set("columns", next.columns.join(","));
  return `?${params}`;
}

/** A list's address written in one way: only what the list knows, from its first page. Two addresses that show the same are alike. */
export const sameSearch = (address: string, spec: ListSpec): string =>
  listSearch(parseListQuery(Object.fromEntries(new URLSearchParams(address)), spec), { page: 1 });
