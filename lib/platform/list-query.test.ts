import { describe, expect, it } from "vitest";
import { listSearch, parseListQuery } from "./list-query";

const spec = { sortable: ["name", "at"], defaultSort: "at", defaultDirection: "desc", filters: ["status"] } as const;

describe("list state in the address", () => {
  it("falls back on anything unknown", () => {
    expect(parseListQuery({ sort: "password", dir: "up", page: "-1", size: "9999", role: "x" }, spec)).toEqual({
      search: "",
      sort: "at",
      direction: "desc",
      page: 1,
      pageSize: 20,
      filters: {},
      columns: null,
    });
  });

  it("survives the way to the address and back", () => {
    const query = parseListQuery(
      { q: " 가온 ", sort: "name", dir: "asc", page: "3", status: "OPEN", columns: "a,b" },
      spec,
    );
    const again = parseListQuery(Object.fromEntries(new URLSearchParams(listSearch(query))), spec);
    expect(again).toEqual(query);
    expect(again).toMatchObject({ search: "가온", page: 3, filters: { status: "OPEN" }, columns: ["a", "b"] });
  });
});
