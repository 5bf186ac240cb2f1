import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { addDataEvidence } from "@/lib/datasets/commands/add-evidence";
import { acceptMilestone, payMilestone, reportMilestone, returnMilestone } from "@/lib/datasets/commands/milestones";
import { approveProject, rejectProject, requestProject } from "@/lib/datasets/commands/projects";
import { getTeamData } from "@/lib/datasets/queries/team-data";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction } from "@/lib/platform/db";
import { eliminateTeamInTx } from "@/lib/teams/commands/leave-programme";
import { createUser } from "@/tests/factories/actor";
import {
  createDataTeam,
  createProject,
  dataProject,
  giveDataEvidence,
  payForMilestone,
} from "@/tests/factories/datasets";
import { expectOk } from "@/tests/factories/proposals";
import { uploadedText } from "@/tests/factories/settlement";
import { createSupportStaff, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2026-03-20T00:00:00Z");
const reason = "검수 기준을 채우지 못했습니다. 보완하여 주십시오.";

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
});
const hands = () => ({ steward, officer: staff.officer, director: staff.director });
const envelope = (teamId: string) =>
  db.budgetEnvelope.findUniqueOrThrow({
    where: { teamId_resource_year: { teamId, resource: "DATA_OWN", year: 2026 } },
    select: { committedWon: true, paidWon: true },
  });
const milestone = (amountWon: bigint) => [{ title: "수집", amountWon, dueOn: "2026-06-30" }];

it("T1, L3: a milestone is reported on evidence, accepted by another, paid by a third, once each", async () => {
  const team = await createDataTeam(staff.director);
  const own = team.leadManager;
  const { milestoneIds } = await createProject(own, steward, dataProject(team.teamId), AT);
  const [milestoneId = "", later = ""] = milestoneIds;
  expect(await reportMilestone(own, { milestoneId }, AT)).toMatchObject({ reason: "EVIDENCE_NEEDED" });
  const about = { subject: "milestones", subjectId: milestoneId, kind: "RESULT" } as const;
  const disguised = { ...about, file: await uploadedText(own, "result.pdf") };
  expect(await addDataEvidence(own, disguised, AT)).toMatchObject({ fieldErrors: { file: ["datasets.evidenceFile"] } });
  await giveDataEvidence(own, about, AT);
  await expectOk(reportMilestone(own, { milestoneId }, AT));
  await expectOk(returnMilestone(steward, { milestoneId, reason }, AT));
  await expectOk(reportMilestone(own, { milestoneId }, AT));
  const accepted = await Promise.allSettled(
    Array.from({ length: 4 }, () => acceptMilestone(steward, { milestoneId }, AT)),
  );
  expect(accepted.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
  expect(await envelope(team.teamId)).toEqual({ committedWon: 300_000_000n, paidWon: 0n });
  await expectOk(payMilestone(staff.director, { milestoneId }, AT));
  await payForMilestone(own, hands(), later, AT);
  expect(await envelope(team.teamId)).toEqual({ committedWon: 500_000_000n, paidWon: 500_000_000n });
  expect((await getTeamData(own, team.teamId)).projects).toMatchObject([
    { totalWon: 500_000_000n, committedWon: 500_000_000n, paidWon: 500_000_000n },
  ]);
  await expect(db.dataMilestone.update({ where: { id: milestoneId }, data: { amountWon: 1n } })).rejects.toThrow(
    /paid once/,
  );
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
  const told = await db.notification.findMany({ where: { userId: own.id }, select: { kind: true } });
  expect(told.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["dataProjectApproved", "dataMilestoneReturned", "dataMilestonePaid"]),
  );
});

it("T1: what is approved of a year stays within its envelope, also of two approved at once", async () => {
  const team = await createDataTeam(staff.director, { ownWon: 1_000n });
  const ask = (amountWon: bigint, year = 2026) =>
    requestProject(team.leadManager, dataProject(team.teamId, { year, milestones: milestone(amountWon) }), AT);
  const requests = [await expectOk(ask(600n)), await expectOk(ask(600n))];
  const outcomes = await Promise.all(
    requests.map(({ projectId }) => approveProject(steward, { projectId, expectedVersion: 0 }, AT)),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
    ...{ reason: "ABOVE_LIMIT", reasonParams: { roomWon: 400 } },
  });
  expect(await ask(1n, 2027)).toMatchObject({ reason: "DUE_OUTSIDE_YEAR" });
  const { projectId } = await expectOk(ask(1n));
  await expectOk(rejectProject(staff.officer, { projectId, expectedVersion: 0, reason }, AT));
  await expect(approveProject(steward, { projectId, expectedVersion: 0 }, AT)).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

it("T1: of a team that left nothing new is bound, and what is bound is paid", async () => {
  const team = await createDataTeam(staff.director);
  const own = team.leadManager;
  const { milestoneIds } = await createProject(own, steward, dataProject(team.teamId), AT);
  const [bound = "", open = ""] = milestoneIds;
  for (const milestoneId of [bound, open]) {
    await giveDataEvidence(own, { subject: "milestones", subjectId: milestoneId, kind: "RESULT" }, AT);
    await expectOk(reportMilestone(own, { milestoneId }, AT));
  }
  await expectOk(acceptMilestone(steward, { milestoneId: bound }, AT));
  await inTransaction(async (tx) => {
    await eliminateTeamInTx(tx, staff.director, { teamId: team.teamId, status: "ELIMINATED" }, AT);
  });
  expect(await acceptMilestone(steward, { milestoneId: open }, AT)).toMatchObject({ reason: "TEAM_LEFT" });
  await expectOk(payMilestone(staff.director, { milestoneId: bound }, AT));
  expect(await requestProject(own, dataProject(team.teamId), AT)).toMatchObject({ reason: "TEAM_LEFT" });
});
