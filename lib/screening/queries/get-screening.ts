import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { proposalState } from "@/lib/proposals/domain/status";
import { windowRefusal } from "@/lib/proposals/domain/submission";
import { userNames } from "@/lib/proposals/queries/names";
import { canConfirmVerdict, canScreen } from "../domain/access";
import { type Checked, tallyOf } from "../domain/checks";
import { isScreeningTime, type ScreenedProposal, screenedProposal } from "../queries";
import type { FindingNote, FindingRow, ScreeningPage, VerdictRow } from "../types";
import { type StoredNote, standingFindings } from "./findings";

type File = { id: string; name: string; sizeBytes: bigint };

function noteOf(row: Checked, note: StoredNote, names: Map<string, string>, files: readonly File[]): FindingNote {
  const file = files.find((one) => one.id === note.evidenceFileId);
  return {
    id: note.id,
    verdict: note.verdict,
    note: note.note,
    byName: names.get(note.byId ?? "") ?? "",
    at: note.at,
    isOutdated: row.isOutdated,
    file: file ? { id: file.id, name: file.name, sizeBytes: Number(file.sizeBytes) } : null,
  };
}

const rowOf = (
  row: Checked,
  note: StoredNote | undefined,
  names: Map<string, string>,
  files: readonly File[],
): FindingRow => ({
  rule: row.rule,
  found: row.found?.verdict ?? null,
  check: row.check,
  items: row.found?.items ?? [],
  standing: row.standing,
  noted: note ? noteOf(row, note, names, files) : null,
  version: note?.version ?? 0,
});

const verdictsOf = (proposalId: string) =>
  db.screeningVerdict.findMany({
    where: { proposalId },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    omit: { proposalId: true },
  });

function verdictRow(
  { proposedById, decidedById, ...row }: Awaited<ReturnType<typeof verdictsOf>>[number],
  names: Map<string, string>,
  mayConfirm: (proposedById: string) => boolean,
): VerdictRow {
  return {
    ...row,
    proposedByName: names.get(proposedById) ?? "",
    decidedByName: decidedById ? (names.get(decidedById) ?? "") : null,
    mayDecide: row.status === "PROPOSED" && mayConfirm(proposedById),
  };
}

async function page(actor: Actor, proposal: ScreenedProposal, at: Date): Promise<ScreeningPage> {
  const { rows, notes } = await standingFindings(db, proposal);
  const verdicts = await verdictsOf(proposal.id);
  const noted = [...notes.values()];
  const fileIds = noted.flatMap((note) => note.evidenceFileId ?? []);
  const [names, files] = await Promise.all([
    userNames(db, [
      ...noted.map(({ byId }) => byId),
      ...verdicts.flatMap((row) => [row.proposedById, row.decidedById]),
    ]),
    db.storedFile.findMany({ where: { id: { in: fileIds } }, select: { id: true, name: true, sizeBytes: true } }),
  ]);
  const isTime = isScreeningTime(proposal.call, at);
  const mayConfirm = (proposedById: string) => isTime && canConfirmVerdict(actor, proposal.callId, proposedById);
  const { id, titleKo, titleEn } = proposal.call;
  return {
    proposalId: proposal.id,
    receiptNumber: proposal.receiptNumber,
    titleKo: proposal.titleKo,
    titleEn: proposal.titleEn,
    call: { id, titleKo, titleEn },
    state: proposalState(proposal),
    rows: rows.map((row) => rowOf(row, notes.get(row.rule), names, files)),
    tally: tallyOf(rows),
    verdicts: verdicts.map((row) => verdictRow(row, names, mayConfirm)),
    mayScreen: isTime && canScreen(actor, proposal.callId),
  };
}

/**
 * A10: the screening of one proposal, its rules looked at anew in what was sealed; the reading is on record (L2).
 * NOT_FOUND before the closing: nothing is looked into while rivals still write theirs.
 */
export async function getScreening(actor: Actor, proposalId: string, at: Date): Promise<ScreeningPage> {
  const proposal = await screenedProposal(db, actor, proposalId);
  if (windowRefusal(callState(proposal.call, at)) !== "CALL_CLOSED")
    throw new AppError("NOT_FOUND", `screening of ${proposal.id}: the call is open`);
  const found = await page(actor, proposal, at);
  const subject = { subjectType: "Proposal", subjectId: proposal.id };
  await recordAccess(db, actor, { kind: "PROPOSAL", ...subject, detail: "screening" });
  return found;
}
