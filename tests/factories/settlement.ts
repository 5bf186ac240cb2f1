import { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { storeFile } from "@/lib/platform/files";
import { acceptContribution } from "@/lib/settlement/commands/decide-contribution";
import { recordContribution } from "@/lib/settlement/commands/record-contribution";
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
