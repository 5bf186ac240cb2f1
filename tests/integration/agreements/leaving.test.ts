import { expect, it } from "vitest";
import { getAgreement } from "@/lib/agreements/queries/get-agreement";
import { AGREEMENT_LIST, listAgreements } from "@/lib/agreements/queries/list-agreements";
import { signAgreement } from "@/lib/ledger/commands/sign-agreement";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { approveStageResult, proposeStageResult } from "@/lib/stages/commands/decide-result";
import { publishStage } from "@/lib/stages/commands/publish-stage";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { createUser } from "@/tests/factories/actor";
import { agreeByAgreement, offerAgreement } from "@/tests/factories/agreements";
import { createRunningStage, emptyProgramme, scoreStage, stagePlan, stageVersion } from "@/tests/factories/stages";
import { agreeOnSupport, createSupportStaff, createTeam, deliberateOn } from "@/tests/factories/teams";

const AT = new Date("2025-12-20T00:00:00Z");
const days = (count: number) => new Date(AT.getTime() + count * 86_400_000);
const GPU = (gpuCount: number): SupportEntry => ({ resource: "GPU", period: "2026H1", gpuCount });
const TALENT = (amountWon: bigint): SupportEntry => ({ resource: "TALENT", period: "2026", amountWon });
const REASON = "단계평가 결과와 위원회 의결을 반영합니다.";

it("an eliminated team's agreement ends but for talent, and nobody of it learns so before the publication (E4, G4, H2)", async () => {
  const staff = await createSupportStaff();
  const operator = await createUser(["OPERATOR"]);
  await emptyProgramme(AT);
  const [stays, leaves] = [await createTeam(), await createTeam()];
  for (const { teamId } of [stays, leaves])
    await agreeOnSupport(staff, teamId, [GPU(512), TALENT(1_000_000_000n)], days(-60));
  await deliberateOn(staff, leaves.teamId, [GPU(1_024)], days(-20));
  const open = await offerAgreement(staff, leaves.teamId, days(-10));
  await deliberateOn(staff, stays.teamId, [GPU(1_024)], days(-20));
  const other = await offerAgreement(staff, stays.teamId, days(-10));

  const plan = stagePlan({ survivors: 1 });
  const { stageId } = await createRunningStage({ officer: staff.officer, plan, speakers: [stays, leaves] }, days(-5));
  const scores = [stays, leaves].map(({ teamId }, index) => ({ teamId, points: 90 - index * 10 }));
  await scoreStage(operator, stageId, plan, scores, days(-3));
  const result = { stageId, reason: REASON, returnOn: "2026-01-15" };
  const proposed = await proposeStageResult(
    staff.officer,
    { ...result, expectedVersion: await stageVersion(stageId) },
    AT,
  );
  if (!proposed.ok) throw new Error(proposed.reason);
  const { decisionId } = proposed.data;
  expect((await approveStageResult(staff.director, { decisionId, expectedVersion: 0 }, days(1))).ok).toBe(true);

  const ended = { endCause: "ELIMINATED", endsOn: new Date("2026-01-15"), endToldAt: null };
  expect(await db.agreement.findUniqueOrThrow({ where: { teamId: leaves.teamId } })).toMatchObject(ended);
  expect((await getAgreement(staff.officer, open.agreementId)).ended).toMatchObject({ on: "2026-01-15" });
  // Decided is not published: page, list, counts, inbox and refusals say the same to both teams.
  expect((await getAgreement(leaves.leadManager, open.agreementId)).ended).toBeNull();
  const found = async (standing: string) =>
    (await listAgreements(leaves.leadManager, parseListQuery({ standing }, AGREEMENT_LIST))).total;
  expect([await found("ENDED"), await found("IN_FORCE")]).toEqual([0, 1]);
  const notices = { kind: "agreementEnded", userId: leaves.leadManager.id };
  expect(await db.notification.count({ where: notices })).toBe(0);
  for (const [team, offered] of [
    [stays, other],
    [leaves, open],
  ] as const) {
    const { versionId, contentSha256 } = offered;
    const signature = { versionId, contentSha256, organisationId: team.organisationId, agreed: true as const };
    expect(await signAgreement(team.leadManager, signature, days(2))).toMatchObject({ reason: "ON_HOLD" });
  }

  const publish = { stageId, expectedVersion: await stageVersion(stageId) };
  expect((await publishStage(staff.officer, publish, days(5))).ok).toBe(true);
  const told = await getAgreement(leaves.leadManager, open.agreementId);
  expect(told.ended).toMatchObject({ on: "2026-01-15", cause: "ELIMINATED", reason: null });
  expect(told.versions.map(({ number, standing }) => [number, standing])).toEqual([
    [1, "WITHDRAWN"],
    [0, "IN_FORCE"],
  ]);
  expect([await found("ENDED"), await found("IN_FORCE")]).toEqual([1, 0]);
  expect(await db.notification.count({ where: notices })).toBe(1);
  expect((await getAgreement(stays.leadManager, other.agreementId)).openId).toBe(other.versionId);

  // H2: talent goes on and can be amended, whatever the committee had fixed for its GPUs before it left.
  await deliberateOn(staff, leaves.teamId, [TALENT(2_000_000_000n)], days(10));
  await agreeByAgreement(staff, leaves.teamId, days(12));
  const agreed = await db.supportStep.findMany({
    where: { teamId: leaves.teamId, step: "AGREED" },
    orderBy: { at: "asc" },
  });
  expect(agreed.map((row) => row.gpuCount ?? row.amountWon)).toEqual([512, 1_000_000_000n, 2_000_000_000n]);
  const talent = { teamId: leaves.teamId, resource: "TALENT" as const };
  expect(await db.budgetEnvelope.findFirstOrThrow({ where: talent })).toMatchObject({ limitWon: 2_000_000_000n });
});
