import { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { storeFile } from "@/lib/platform/files";
import { addEvidence } from "@/lib/talent/commands/add-evidence";
import { approveTalent } from "@/lib/talent/commands/decide-talent";
import { approvePayment, proposePayment } from "@/lib/talent/commands/payments";
import { requestTalent } from "@/lib/talent/commands/request-talent";
import type { RequestTalent } from "@/lib/talent/schema";
import { pdfOf } from "./documents";
import { expectOk } from "./proposals";
import { agreeOnSupport, createTeam, type SupportStaff, type TeamRow } from "./teams";

/** A request as the form sends it: 10 million won a month, half of it matched, March 2026 to the end of 2027 unless said otherwise. */
export const talentRequest = (teamId: string, more: Partial<RequestTalent> = {}): RequestTalent => ({
  ...{ teamId, name: "한결 김", nameEn: "Hangyeol Kim", homeInstitution: "북해 공과대학교", homeCountry: "네덜란드" },
  ...{ task: "대규모 강화학습 연구", firstMonth: "2026-03", lastMonth: "2027-12", matchingPercent: 50 },
  ...{ labourMonthlyWon: 7_000_000n, researchMonthlyWon: 2_000_000n, stayMonthlyWon: 1_000_000n },
  ...more,
});

/** Asked for by the team, approved by the steward. */
export async function createTalent(
  people: { own: Actor; steward: Actor },
  request: RequestTalent,
  at: Date,
): Promise<string> {
  const { personId } = await expectOk(requestTalent(people.own, request, at));
  const decided = new Date(at.getTime() + 3_600_000);
  await expectOk(approveTalent(people.steward, { personId, expectedVersion: 0 }, decided));
  return personId;
}

/** Evidence of a month, as a small PDF. */
export async function giveEvidence(by: Actor, personId: string, month: string, at: Date): Promise<string> {
  const about = { name: `${month}-payroll.pdf`, uploadedById: by.id, limits: { maxBytes: 1_000_000 } };
  const { id, name } = await expectOk(
    storeFile(Readable.from([pdfOf({ padding: 100 + (Number(month.replace("-", "")) % 997) })]), about),
  );
  const file = { id, name, sizeBytes: 1 };
  return (await expectOk(addEvidence(by, { personId, kind: "PAYROLL", month, file }, at))).evidenceId;
}

/** One month from evidence to payment, by the two people it takes. */
export async function payMonth(
  people: { own: Actor; steward: Actor; director: Actor },
  personId: string,
  month: string,
  at: Date,
): Promise<string> {
  await giveEvidence(people.own, personId, month, at);
  const costs = { labourWon: 7_000_000n, researchWon: 2_000_000n, stayWon: 1_000_000n };
  const { paymentId } = await expectOk(proposePayment(people.steward, { personId, month, ...costs }, at));
  await expectOk(approvePayment(people.director, { paymentId }, new Date(at.getTime() + 3_600_000)));
  return paymentId;
}

/** A published team with talent support of 2026 and 2027. */
export async function createTalentTeam(staff: SupportStaff, limitWon = 2_000_000_000n): Promise<TeamRow> {
  const team = await createTeam();
  const entries = ["2026", "2027"].map((period) => ({ resource: "TALENT" as const, period, amountWon: limitWon }));
  await agreeOnSupport(staff, team.teamId, entries, new Date("2025-08-02T00:00:00Z"));
  return team;
}
