import { describe, expect, it } from "vitest";
import { discoverDoors } from "./doors";
import { AUDIENCES, doorOf } from "./matrix";
import { ROWS } from "./rows";

const HOW = `
Every page, route method and server action says who may use it, in tests/matrix/rows/<noun>.ts:
  page("(portal)/teams/[id]", ["applicant", "officer"], { params: { id: "team" } })
  route("GET", "api/exports/audit", ["auditor"], { query: "reason=…" })
  action("teams", "approveSelectionAction", ["director"], ({ decision }) => ({ decisionId: decision, expectedVersion: 0 }))
tests/e2e/matrix.spec.ts then asserts the row for all ${AUDIENCES.length} audiences over HTTP.`;

describe("the access matrix", () => {
  const doors = discoverDoors();
  const rowed = new Set(ROWS.map(doorOf));

  it("finds the doors of the portal", () => {
    expect(doors.length).toBeGreaterThan(80);
    expect(new Set(doors).size).toBe(doors.length);
  });

  it("has a row for every door", () => {
    const missing = doors.filter((door) => !rowed.has(door));
    expect(missing, `No row says who may use:\n  ${missing.join("\n  ")}\n${HOW}`).toEqual([]);
  });

  it("has no row for a door that is gone", () => {
    const known = new Set(doors);
    const stale = [...rowed].filter((door) => !known.has(door));
    expect(stale, `Delete these rows, or mend their spelling:\n  ${stale.join("\n  ")}`).toEqual([]);
  });

  it("tells rows of one door apart by `of`", () => {
    const labels = ROWS.map((row) => `${doorOf(row)} | ${row.of ?? ""}`);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it("names a real thing or a text for every dynamic segment", () => {
    const bad = ROWS.flatMap((row) => {
      if (row.kind === "action") return [];
      const segments = [...(row.kind === "page" ? row.page : row.route).matchAll(/\[(?:\.\.\.)?(\w+)\]/g)];
      return segments.some(([, key]) => !row.params?.[key ?? ""]) ? [doorOf(row)] : [];
    });
    expect(bad).toEqual([]);
  });
});
