import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { addEvidence } from "@/lib/talent/commands/add-evidence";
import { approveTalent, endTalent, rejectTalent } from "@/lib/talent/commands/decide-talent";
import { approvePayment, proposePayment, rejectPayment } from "@/lib/talent/commands/payments";
import { requestTalent } from "@/lib/talent/commands/request-talent";
import { evidenceFile, getPerson } from "@/lib/talent/queries/person";
import { paymentStatement } from "@/lib/talent/queries/statement";
import { exportTalent, getTeamTalent, listTalent } from "@/lib/talent/queries/talent-list";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { createTalent, createTalentTeam, payMonth, talentRequest } from "@/tests/factories/talent";
import { createSupportStaff, type SupportStaff, type TeamRow } from "@/tests/factories/teams";

const AT = new Date("2026-03-20T00:00:00Z");
const reason = "현지 사정으로 더 머무를 수 없게 되었습니다.";
const scoped = (id: string) => createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id } }]);

let staff: SupportStaff;
let steward: Actor;
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await scoped("TALENT");
});
const newTeam = () => createTalentTeam(staff);
const ask = (team: TeamRow) => createTalent({ own: team.leadManager, steward }, talentRequest(team.teamId), AT);
const pay = (team: TeamRow, personId: string, month: string, at = AT) =>
  payMonth({ own: team.leadManager, steward, director: staff.director }, personId, month, at);

describe("P1: who", () => {
  it("stewards of GPUs and data, reviewers and other teams find nothing at any door", async () => {
    const team = await newTeam();
    const { personId } = await expectOk(requestTalent(team.leadManager, talentRequest(team.teamId), AT));
    const supported = await ask(team);
    const paid = await pay(team, supported, "2026-03");
    const evidence = await db.talentEvidence.findFirstOrThrow({ where: { personId: supported } });
    const decision = { personId, expectedVersion: 0 };
    const month = { personId: supported, month: "2026-04", labourWon: 1_000n, researchWon: 0n, stayWon: 0n };
    const other = (await newTeam()).leadManager;
    for (const actor of [await scoped("GPU"), await scoped("DATA"), await createUser(["REVIEWER"]), other]) {
      const doors = [
        () => listTalent(actor),
        () => exportTalent(actor, "현황 보고"),
        () => getTeamTalent(actor, team.teamId),
        () => getPerson(actor, team.teamId, personId),
        () => evidenceFile(actor, supported, evidence.id),
        () => paymentStatement(actor, paid, "ko"),
        () => requestTalent(actor, talentRequest(team.teamId), AT),
        () => approveTalent(actor, decision, AT),
        () => rejectTalent(actor, { ...decision, reason }, AT),
        () => endTalent(actor, { personId: supported, expectedVersion: 1, lastMonth: "2026-05", reason }, AT),
        () => proposePayment(actor, month, AT),
        () => approvePayment(actor, { paymentId: paid }, AT),
        () => rejectPayment(actor, { paymentId: paid, reason }, AT),
        () =>
          addEvidence(actor, { personId, kind: "OTHER", month: "", file: { id: "none", name: "", sizeBytes: 1 } }, AT),
      ];
      for (const door of doors) await expect(door()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(approvePayment(steward, { paymentId: paid }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(requestTalent(steward, talentRequest(team.teamId), AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getPerson(steward, (await newTeam()).teamId, personId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getPerson(steward, team.teamId, supported)).payments).toMatchObject([{ status: "PAID" }]);
    expect(await db.accessLog.count({ where: { actorId: steward.id, subjectId: supported } })).toBe(1);
  });

  it("looks cost the same number of statements however many researchers and months there are", async () => {
    const team = await newTeam();
    const personId = await ask(team);
    const look = async () => [
      (await countQueries(() => getTeamTalent(steward, team.teamId))).statements.length,
      (await countQueries(() => getPerson(steward, team.teamId, personId))).statements.length,
    ];
    await pay(team, personId, "2026-03");
    const before = await look();
    await ask(team);
    await pay(team, personId, "2026-04", new Date("2026-05-01T00:00:00Z"));
    expect(await look()).toEqual(before);
  });
});
