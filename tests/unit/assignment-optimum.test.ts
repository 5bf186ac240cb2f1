import { expect, it } from "vitest";
import { pairKey, planAssignments } from "@/lib/reviews/domain/assignment";
import { measureAssignment } from "@/lib/reviews/domain/assignment-measure";
import { largeRequest } from "../load/assignment.bench";
import { bestByLinearProgramme } from "../load/assignment-lp";

const achieved = (request: ReturnType<typeof largeRequest>) => {
  const { pairs } = planAssignments(request);
  const { loads, ...aims } = measureAssignment(request, pairs);
  return { pairs, aims, loads: [...loads.values()] };
};

it("S2: of 50 proposals x 60 reviewers with a tenth in conflict HiGHS finds no better plan in any aim", async () => {
  const request = largeRequest();
  const { pairs, aims, loads } = achieved(request);
  expect(aims).toEqual(await bestByLinearProgramme(request));
  expect(pairs.filter((pair) => request.blocked.has(pairKey(pair.memberId, pair.proposalId)))).toEqual([]);
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
}, 120_000);

it.each([1, 2, 3, 4, 5, 6])("nor of smaller panels where much is missing (%i)", async (seed) => {
  const whole = largeRequest(seed);
  const request = {
    ...whole,
    members: whole.members.slice(0, 7),
    proposals: whole.proposals.slice(0, 9),
    blocked: new Set([...whole.fit].filter(([, fit]) => fit % 5 < 2).map(([key]) => key)),
    sheetsPerProposal: 4,
    foreignPerProposal: 2,
  };
  expect(achieved(request).aims).toEqual(await bestByLinearProgramme(request));
});
