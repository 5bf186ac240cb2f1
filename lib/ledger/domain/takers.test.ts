import { expect, it } from "vitest";
import type { HandoverTeam } from "./handover";
import { suggestTakers } from "./takers";

const team = (id: string, agreed: number, over: Partial<HandoverTeam> = {}): HandoverTeam => ({
  ...{ id, status: "ACTIVE", leadLeasesGpus: false, blocks: [256, 512, 1_024], lessorExcludedThrough: "2026H1" },
  agreed: new Map([
    ["2026H1", agreed],
    ["2026H2", 0],
  ]),
  ...over,
});
const POOL = { id: "p", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2027-01-01" };
const LEAVING = { teamId: "gone", onDay: "2026-01-15" };
const FREED = [{ poolId: "p", gpuCount: 512, oldValidTo: "2027-01-01" }];
const suggest = (...teams: HandoverTeam[]) =>
  suggestTakers(FREED, LEAVING, {
    pools: [POOL],
    promises: [],
    teams: [team("gone", 512, { status: "ELIMINATED" }), ...teams],
  });

it("G4: the largest block that is agreed, for as long as it is agreed, and never more than came back", () => {
  expect(suggest(team("a", 300), team("b", 1_024))).toEqual([
    { toTeamId: "a", toPoolId: "p", gpuCount: 256, validTo: "2026-07-01", blockReason: "" },
    { toTeamId: "b", toPoolId: "p", gpuCount: 256, validTo: "2026-07-01", blockReason: "" },
  ]);
});

it("G4, G6: nobody who has what is agreed, has left, or leases GPUs to the government", () => {
  expect(suggest(team("full", 0), team("lessor", 512, { leadLeasesGpus: true }))).toEqual([]);
  expect(suggest(team("left", 512, { status: "WITHDRAWN" }))).toEqual([]);
});
