import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

const OBJECTION = {
  id: true,
  number: true,
  callId: true,
  proposalId: true,
  ground: true,
  status: true,
  filedById: true,
  filedAt: true,
  decisionDueAt: true,
  version: true,
  call: { select: { code: true, titleKo: true, titleEn: true, rulebookVersion: true } },
  proposal: { select: { titleKo: true, titleEn: true, receiptNumber: true } },
} as const;

const read = (reader: Reader, id: string) => reader.objection.findUnique({ where: { id }, select: OBJECTION });
export type ObjectionFacts = NonNullable<Awaited<ReturnType<typeof read>>>;

/** Facts of an objection for rules; authorises nobody. */
export async function objectionFacts(reader: Reader, id: string): Promise<ObjectionFacts> {
  const objection = await read(reader, id);
  if (!objection) throw new AppError("NOT_FOUND", `objection ${id}`);
  return objection;
}

/** The same, locked until the transaction ends. */
export async function lockObjectionInTx(tx: Tx, id: string): Promise<ObjectionFacts> {
  await tx.$queryRaw`SELECT 1 FROM "Objection" WHERE "id" = ${id} FOR UPDATE`;
  return objectionFacts(tx, id);
}

export const titleOf = ({ proposal }: ObjectionFacts) => ({
  ko: proposal.titleKo,
  en: proposal.titleEn || proposal.titleKo,
});

/** Whoever ever sat on a panel of the call is of the original panel (S10). */
export async function originalPanel(reader: Reader, callId: string): Promise<Set<string>> {
  const seats = await reader.panelMember.findMany({
    where: { panel: { callId } },
    distinct: ["userId"],
    select: { userId: true },
  });
  return new Set(seats.map(({ userId }) => userId));
}

/** The result objected to, as it stands: what was approved, and what became of it. */
export async function currentResult(reader: Reader, proposalId: string) {
  const outcome = await reader.selectionOutcome.findFirst({
    where: { proposalId, decision: { status: "APPROVED", call: { phase: "PUBLISHED" } } },
    select: {
      decisionId: true,
      result: true,
      totalNumerator: true,
      totalDenominator: true,
      displayHundredths: true,
      change: { select: { to: true, totalHundredths: true } },
    },
  });
  if (!outcome) throw new AppError("NOT_FOUND", `published result of ${proposalId}`);
  return outcome;
}
