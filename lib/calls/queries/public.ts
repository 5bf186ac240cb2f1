import "server-only";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent, rulebookInForce } from "@/lib/rulebook/queries";
import { currentCall } from "../domain/current";
import { rulebookForCall } from "../domain/settings";
import { callState } from "../domain/state";
import type { PublicCallDetail, PublicCallRow } from "../types";
import { CORRECTION, readCorrection } from "./corrections";
import { noticeFiles } from "./notice-files";
import { storedSettings } from "./settings";

const ROW = {
  id: true,
  code: true,
  kind: true,
  phase: true,
  titleKo: true,
  titleEn: true,
  opensAt: true,
  closesAt: true,
  seats: true,
} as const;

/** Everything that was ever announced, newest opening first. For everybody: no draft is among them. */
export async function listPublicCalls(now: Date): Promise<PublicCallRow[]> {
  const rows = await db.call.findMany({
    where: { phase: { not: "DRAFT" } },
    orderBy: [{ opensAt: "desc" }, { code: "desc" }],
    select: ROW,
  });
  return rows.map(({ phase, ...row }) => ({ ...row, state: callState({ phase, ...row }, now) }));
}

/** What the home page says: the call of the hour and the numbers of the programme in force. */
export async function getHome(now: Date): Promise<{ call: PublicCallRow | null; rulebook: RulebookContent }> {
  const [rows, { content }] = await Promise.all([
    db.call.findMany({ where: { phase: { not: "DRAFT" } }, orderBy: { opensAt: "desc" }, take: 20, select: ROW }),
    rulebookInForce(db, now),
  ]);
  const current = currentCall(rows, now);
  if (!current) return { call: null, rulebook: content };
  const { phase, ...row } = current;
  return { call: { ...row, state: callState({ phase, ...row }, now) }, rulebook: content };
}

/** One announced call with its notice and what it asks for; a draft does not exist for the public. */
export async function getPublicCall(
  code: string,
  now: Date,
): Promise<{ call: PublicCallDetail; rulebook: RulebookContent }> {
  const row = await db.call.findFirst({
    where: { code, phase: { not: "DRAFT" } },
    select: {
      ...ROW,
      noticeKo: true,
      noticeEn: true,
      contactName: true,
      contactEmail: true,
      contactPhone: true,
      rulebookVersion: true,
      rulebookFrozenAt: true,
      settings: true,
      corrections: { orderBy: { number: "desc" }, select: CORRECTION },
      _count: { select: { questions: { where: { status: "PUBLISHED" } } } },
      extensions: {
        orderBy: { at: "desc" },
        select: { id: true, oldClosesAt: true, newClosesAt: true, reason: true, at: true },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", `call ${code}`);
  const { phase, rulebookFrozenAt, settings, corrections, _count, ...call } = row;
  // P3: until the opening a call follows the rulebook that will be in force then.
  const [rulebook, files] = await Promise.all([
    rulebookFrozenAt
      ? rulebookContent(db, row.rulebookVersion)
      : rulebookInForce(db, row.opensAt).then(({ content }) => content),
    noticeFiles(db, row.id),
  ]);
  return {
    call: {
      ...call,
      state: callState(row, now),
      noticeFiles: files,
      corrections: corrections.map(readCorrection),
      questionCount: _count.questions,
    },
    rulebook: rulebookForCall(storedSettings(settings), rulebook),
  };
}
