import { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { storeFile } from "@/lib/platform/files";
import { acceptContribution } from "@/lib/settlement/commands/decide-contribution";
import { approveSettlement, checkSettlement, reviewSettlement } from "@/lib/settlement/commands/decide-settlement";
import { recordContribution } from "@/lib/settlement/commands/record-contribution";
import { saveSettlement, submitSettlement } from "@/lib/settlement/commands/write-settlement";
import { getSettlement } from "@/lib/settlement/queries/get-settlement";
import type { RecordContribution } from "@/lib/settlement/schema";
import { pdfOf } from "./documents";
import { expectOk } from "./proposals";

export type Given = { teamId: string; organisationId: string } & Partial<Omit<RecordContribution, "file">>;

let serial = 0;
/** A small PDF that somebody uploaded, as the form hands it over. */
export async function uploadedPdf(by: Actor, name: string) {
  const about = { name, uploadedById: by.id, limits: { maxBytes: 1_000_000 } };
  const stored = await expectOk(storeFile(Readable.from([pdfOf({ padding: 2_000 + serial++ })]), about));
  return { id: stored.id, name: stored.name, sizeBytes: 1 };
}

/** A text that says of itself that it is a PDF, uploaded where any file may be. */
export async function uploadedText(by: Actor, name: string) {
  const about = { name, uploadedById: by.id, limits: { maxBytes: 1_000_000 } };
  const stored = await expectOk(storeFile(Readable.from([Buffer.from(`no evidence ${serial++}`)]), about));
  return { id: stored.id, name: stored.name, sizeBytes: 1 };
}

/** D2: as the form sends it: 100 million won in cash for 2025, paid on 10 December 2025 unless said otherwise. */
export async function contributionInput(by: Actor, given: Given): Promise<RecordContribution> {
  return {
    ...{ year: "2025", paidOn: "2025-12-10", form: "CASH", item: "참여연구원 인건비", amountWon: 100_000_000n },
    ...{ valuationBasis: "", valuedBy: "", file: await uploadedPdf(by, "transfer-confirmation.pdf") },
    ...given,
  };
}

/** Recorded by the team's organisation. */
export async function giveContribution(by: Actor, given: Given, at: Date): Promise<string> {
  return (await expectOk(recordContribution(by, await contributionInput(by, given), at))).entryId;
}

/** Recorded, and a week later accepted by somebody else. */
export async function payIn(by: Actor, checker: Actor, given: Given, at: Date): Promise<string> {
  const entryId = await giveContribution(by, given, at);
  const checkedAt = new Date(at.getTime() + 7 * 86_400_000);
  await expectOk(acceptContribution(checker, { entryId, expectedVersion: 0 }, checkedAt));
  return entryId;
}

const WORDS: Record<string, string> = {
  GPU: "임차 자원이 9월부터 인도되어 8월분은 배정받지 못했습니다.",
  DATA_JOINT: "공동구매 계약 가운데 한 건의 검수가 이듬해 1월로 넘어가 잔금을 지급하지 못했습니다.",
  DATA_OWN: "가공 용역의 마지막 검수가 이듬해로 넘어갔고, 낙찰 차액이 남았습니다.",
  TALENT: "초빙 연구자의 입국이 늦어져 계획보다 적게 집행했습니다.",
};
const OWN_WORD = "현물의 평가가 늦어져 일부를 기한 안에 내지 못했습니다. 이듬해 납부액에 더하여 내겠습니다.";

/** The team explains every line that differs, and carries over whatever it may. */
export async function explainAll(own: Actor, teamId: string, year: number, at: Date): Promise<void> {
  const { version, content, differing } = await getSettlement(own, teamId, year);
  const lines = differing.map((key) => {
    const money = content.money.find((line) => line.key === key);
    return { key, explanation: WORDS[key] ?? OWN_WORD, carryWon: money ? BigInt(money.carryableWon) : null };
  });
  await expectOk(saveSettlement(own, { teamId, year, expectedVersion: version, lines }, at));
}

export type SettlementPeople = { officer: Actor; director: Actor } & Partial<Record<"gpu" | "data" | "talent", Actor>>;
const later = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

/** A year from the team's words to the officer's check and the stewards', through the real commands; version by version. */
export async function settleUntil(
  last: "SUBMITTED" | "CHECKED" | "APPROVED",
  people: SettlementPeople,
  team: { teamId: string; leadManager: Actor },
  year: number,
  at: Date,
): Promise<string> {
  await explainAll(team.leadManager, team.teamId, year, at);
  const { version: saved } = await getSettlement(team.leadManager, team.teamId, year);
  const place = { teamId: team.teamId, year, expectedVersion: saved };
  const { settlementId, version } = await expectOk(submitSettlement(team.leadManager, place, later(at, 1)));
  if (last === "SUBMITTED") return settlementId;
  let expectedVersion = version;
  const step = async (take: typeof checkSettlement, by: Actor, when: Date) => {
    ({ version: expectedVersion } = await expectOk(take(by, { settlementId, expectedVersion }, when)));
  };
  await step(checkSettlement, people.officer, later(at, 3));
  if (last === "CHECKED") return settlementId;
  for (const steward of [people.gpu, people.data, people.talent])
    if (steward) await step(reviewSettlement, steward, later(at, 8));
  await step(approveSettlement, people.director, later(at, 10));
  return settlementId;
}

/** The whole chain. */
export const settleYear = (
  people: SettlementPeople,
  team: { teamId: string; leadManager: Actor },
  year: number,
  at: Date,
): Promise<string> => settleUntil("APPROVED", people, team, year, at);
