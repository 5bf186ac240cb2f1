import { describe, expect, it } from "vitest";
import { listSearch, parseListQuery, sameSearch } from "./list-query";

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

  it.each([
    ["", "?sort=at&dir=desc&size=20"],
    ["?status=OPEN&page=7&size=50", "?status=OPEN&sort=at&dir=desc&size=50"],
    ["?dir=asc&sort=name&q=%20가온%20&evil=1", "?q=%EA%B0%80%EC%98%A8&sort=name&dir=asc&size=20"],
    ["?sort=password&status=", "?sort=at&dir=desc&size=20"],
    ["?columns=members", "?sort=at&dir=desc&size=20&columns=members"],
  ])("is written in one way: %j as %j", (address, written) => {
    expect(sameSearch(address, spec)).toBe(written);
    expect(sameSearch(written, spec)).toBe(written);
  });
});
