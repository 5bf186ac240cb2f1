import { expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { approveSelection } from "@/lib/teams/commands/approve-selection";
import { createUser } from "@/tests/factories/actor";
import { inside } from "@/tests/factories/inside";
import {
  createCallRow,
  createSealedProposalRow,
  createSupportStaff,
  createTeam,
  emptySeats,
} from "@/tests/factories/teams";

const AT = new Date("2025-08-04T05:00:00Z");

/** A call in deliberation with a proposed selection of so many proposals, as bare rows. */
async function proposedSelection(officerId: string, selected: number) {
  const call = await createCallRow("DELIBERATION");
  const gpu = { halfYear: "2025H2", gpuCount: 512, otherSizeReason: "", purpose: "사전학습" };
  const support = { gpu: { requests: [gpu], ownGpuCount: 0, notNeeded: false } };
  const proposals = [];
  for (let index = 0; index < selected; index++) proposals.push(await createSealedProposalRow({ call, support }));
  const decision = await inside.selectionDecision.create({
    data: {
      ...{
        callId: call.callId,
        sheet: { create: { text: '{"proposals":[]}' } },
        sheetHash: "0".repeat(64),
        reason: "평가 결과에 따른 선정안입니다.",
      },
      ...{ proposedById: officerId, proposedAt: AT },
      outcomes: {
        create: proposals.map(({ proposalId }, index) => ({
          ...{ proposalId, result: "SELECTED", rank: index + 1, displayHundredths: 8_000 },
          ...{ totalNumerator: 8_000n, totalDenominator: 1n },
        })),
      },
    },
  });
  return { callId: call.callId, decisionId: decision.id };
}

it("never seats more than the rulebook's five teams, whichever of several calls is approved first (P4)", async () => {
  await emptySeats(AT);
  const { officer, director } = await createSupportStaff();
  for (let seated = 0; seated < 2; seated++) await createTeam();
  const decisions = await Promise.all([2, 2, 2].map((selected) => proposedSelection(officer.id, selected)));
  const outcomes = await Promise.all(
    decisions.map(({ decisionId }) => approveSelection(director, { decisionId, expectedVersion: 0 }, AT)),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
    ...{ reason: "SEATS_EXCEEDED", reasonParams: { selected: 2, active: 4, maximum: 5 } },
  });
  expect(await db.team.count({ where: { status: "ACTIVE" } })).toBe(4);
  // What reviews had already written is undone with the refusal.
  const [callIds, ids] = [decisions.map((one) => one.callId), decisions.map((one) => one.decisionId)];
  expect(await db.selectionDecision.count({ where: { id: { in: ids }, status: "APPROVED" } })).toBe(1);
  expect(await db.call.count({ where: { id: { in: callIds }, phase: "DECIDED" } })).toBe(1);
  const asked = { step: "REQUESTED", resource: "GPU", gpuCount: 512, team: { callId: { in: callIds } } } as const;
  expect(await db.supportStep.count({ where: asked })).toBe(2);
});

it("approves once of eight clicks, and not at all for others", async () => {
  await emptySeats(AT);
  const { officer, director } = await createSupportStaff();
  const { callId, decisionId } = await proposedSelection(officer.id, 3);
  const input = { decisionId, expectedVersion: 0 };
  await expect(approveSelection(officer, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(approveSelection(await createUser(["AUDITOR"]), input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => approveSelection(director, input, AT)));
  expect(results.filter((result) => result.status === "fulfilled" && result.value.ok)).toHaveLength(1);
  expect(await db.team.count({ where: { callId } })).toBe(3);
  expect(await db.auditEvent.count({ where: { type: "selection.approved", subjectId: decisionId } })).toBe(1);
});
