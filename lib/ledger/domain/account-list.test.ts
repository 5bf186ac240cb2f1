import { describe, expect, it } from "vitest";
import { type AccountRow, NO_TEAM, selectAccounts } from "./account-list";

const row = (poolId: string, teamId: string, inUse: number, lost = 0): AccountRow => ({
  ...{ poolId, poolKo: `자원 ${poolId}`, poolEn: `Pool ${poolId}`, teamId, reserved: 0, inUse, returned: 0, lost },
  ...{ teamKo: teamId ? `팀 ${teamId}` : null, teamEn: teamId ? `Team ${teamId}` : null, granted: inUse + lost },
});
const ROWS = [row("A", "x", 512), row("A", "y", 256, 8), row("B", "x", 1_024), row("B", "", 0)];
const select = ({ q = "", sort = "account", dir, ...filters }: Record<string, string>) => {
  const query = { search: q, sort, direction: dir === "desc" ? ("desc" as const) : ("asc" as const), filters };
  const { rows, sum } = selectAccounts(ROWS, query);
  return { keys: rows.map((one) => one.poolId + one.teamId), sum };
};

describe("selectAccounts (G3)", () => {
  it.each([
    [{}, ["Ax", "Ay", "Bx", "B"]],
    [{ pool: "B" }, ["Bx", "B"]],
    [{ team: "x" }, ["Ax", "Bx"]],
    [{ team: NO_TEAM }, ["B"]],
    [{ q: "team X" }, ["Ax", "Bx"]],
    [{ q: "자원 a" }, ["Ax", "Ay"]],
    [{ sort: "inUse", dir: "desc" }, ["Bx", "Ax", "Ay", "B"]],
    [{ sort: "lost", dir: "asc", team: "x" }, ["Ax", "Bx"]],
  ])("%j", (params, keys) => {
    expect(select(params as Record<string, string>).keys).toEqual(keys);
  });

  it("adds up what was asked for, on whatever page", () => {
    expect(select({ pool: "A" }).sum).toMatchObject({ inUse: 768, lost: 8, granted: 776 });
    expect(select({ q: "nobody" }).sum).toMatchObject({ inUse: 0, granted: 0 });
  });
});
