import { expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { sealedProposals } from "@/lib/proposals/queries";
import { deadlineScenario } from "@/prisma/seed/deadline";
import { actorWith } from "@/tests/factories/actor";
import { contentVersion } from "@/tests/factories/proposals";

it("A8: the scenario's copies are signed as they stand; 50 submitted at once get 50 consecutive numbers, a draft none", async () => {
  await deadlineScenario({ ready: 50, drafts: 1, numbersFrom: 50_000_000 });
  const copies = await db.proposal.findMany({
    where: { titleKo: { startsWith: "마감 측정용 과제 " } },
    select: { id: true, createdById: true, call: { select: { id: true, code: true } } },
  });
  const versions = new Map<string, number>();
  for (const { id } of copies) versions.set(id, await contentVersion(id));
  const outcomes = await Promise.all(
    copies.map(({ id, createdById }) => {
      const input = { proposalId: id, contentVersion: versions.get(id) ?? 0, attested: true } as const;
      return submitProposal(actorWith(["APPLICANT"], createdById), input, new Date());
    }),
  );
  const call = copies[0]?.call ?? { id: "", code: "" };
  const numbers = Array.from({ length: 50 }, (_, n) => `FM-${call.code}-${String(n + 1).padStart(4, "0")}`);
  expect(outcomes.map((outcome) => (outcome.ok ? outcome.data.receiptNumber : outcome.reason)).sort()).toEqual([
    ...numbers,
    "SIGNATURES_MISSING",
  ]);
  expect(await sealedProposals(db, call.id)).toHaveLength(50);
}, 120_000);
