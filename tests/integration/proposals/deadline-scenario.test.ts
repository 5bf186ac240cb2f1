import { expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { deadlineScenario } from "@/prisma/seed/deadline";
import { actorWith } from "@/tests/factories/actor";
import { contentVersion } from "@/tests/factories/proposals";

it("the copies of the deadline scenario are signed and can be submitted as they stand", async () => {
  await deadlineScenario({ ready: 3, drafts: 1, numbersFrom: 50_000_000 });
  const copies = await db.proposal.findMany({
    where: { titleKo: { startsWith: "마감 측정용 과제 " } },
    orderBy: { titleKo: "asc" },
  });
  expect(copies).toHaveLength(4);
  const outcomes = [];
  for (const { id, createdById } of copies) {
    const manager = actorWith(["APPLICANT"], createdById);
    outcomes.push(
      await submitProposal(
        manager,
        { proposalId: id, contentVersion: await contentVersion(id), attested: true },
        new Date(),
      ),
    );
  }
  expect(outcomes.map((outcome) => (outcome.ok ? "sent" : outcome.reason))).toEqual([
    "sent",
    "sent",
    "sent",
    "SIGNATURES_MISSING",
  ]);
}, 120_000);
