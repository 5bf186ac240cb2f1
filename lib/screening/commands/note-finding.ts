import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { countingStatus } from "@/lib/proposals/domain/status";
import { userNames } from "@/lib/proposals/queries/names";
import { canScreen } from "../domain/access";
import type { Checked } from "../domain/checks";
import { noteMinimum } from "../domain/note";
import { isScreeningTime, lockedForScreening, type ScreenedProposal } from "../queries";
import { type StoredNote, standingFinding } from "../queries/findings";
import type { NoteFinding } from "../schema";

async function timeRefusal(tx: Tx, proposal: ScreenedProposal, at: Date): Promise<Failure | null> {
  if (!isScreeningTime(proposal.call, at)) return refuse("CALL_NOT_IN_SCREENING");
  if (countingStatus(proposal) === null) return refuse("NOT_SUBMITTED");
  const waiting = { proposalId: proposal.id, status: "PROPOSED" as const };
  // L3: the second person decides on what the first one saw.
  if (await tx.screeningVerdict.findFirst({ where: waiting, select: { id: true } })) return refuse("VERDICT_WAITING");
  return null;
}

function noteRefusal({ found }: Checked, { verdict, note }: NoteFinding): Failure | null {
  if (found?.verdict === "PASS") return refuse("NOTHING_TO_NOTE");
  const minimum = noteMinimum(found?.verdict ?? null, verdict);
  if (note.trim().length >= minimum) return null;
  return refuseField("note", minimum > 1 ? `tooShort?minimum=${minimum}` : "required");
}

/** The file is one the actor uploaded, or the one that was there already; undefined when it is neither. */
async function evidenceFile(tx: Tx, actor: Actor, fileId: string | null, known: string | null) {
  if (fileId === null) return null;
  const mine = fileId === known ? { id: fileId } : { id: fileId, uploadedById: actor.id };
  return (await tx.storedFile.findFirst({ where: mine, select: { id: true, sha256: true } })) ?? undefined;
}

async function write(tx: Tx, actor: Actor, input: NoteFinding, row: Checked, known: StoredNote | undefined, at: Date) {
  const { proposalId, rule } = input;
  const facts = row.found
    ? (JSON.parse(JSON.stringify({ verdict: row.found.verdict, items: row.found.items })) as object)
    : {};
  const data = {
    ...{ verdict: input.verdict, source: "MANUAL" as const, facts, note: input.note.trim(), byId: actor.id, at },
    ...{ evidenceFileId: input.file?.id ?? null, version: input.version + 1 },
  };
  if (!known) {
    await tx.screeningFinding.upsert({
      where: { proposalId_rule: { proposalId, rule }, source: "AUTOMATIC" },
      create: { proposalId, rule, ...data },
      update: data,
      select: { id: true },
    });
    return;
  }
  const { count } = await tx.screeningFinding.updateMany({ where: { id: known.id, version: input.version }, data });
  if (count === 0) throw new AppError("CONFLICT", `finding ${rule} of ${proposalId}`);
}

/**
 * A10: an officer notes what they found: a manual check of the rulebook, or the settling of what the portal left open or
 * failed; `OPEN` takes a note back. Refuses FINDING_CHANGED when somebody else noted it since it was read, NOTHING_TO_NOTE,
 * VERDICT_WAITING, CALL_NOT_IN_SCREENING, NOT_SUBMITTED.
 */
export function noteFinding(actor: Actor, input: NoteFinding, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const proposal = await lockedForScreening(tx, actor, input.proposalId);
    if (!canScreen(actor, proposal.callId)) throw new AppError("NOT_FOUND", `screening of ${proposal.id}`);
    const refused = await timeRefusal(tx, proposal, at);
    if (refused) return refused;
    const { row, note: known } = await standingFinding(tx, proposal, input.rule);
    if (!row) throw new AppError("NOT_FOUND", `rule ${input.rule} of ${proposal.id}`);
    if ((known?.version ?? 0) !== input.version) {
      const names = await userNames(tx, [known?.byId ?? null]);
      return refuse("FINDING_CHANGED", { name: names.get(known?.byId ?? "") ?? "" });
    }
    const noteRefused = noteRefusal(row, input);
    if (noteRefused) return noteRefused;
    const file = await evidenceFile(tx, actor, input.file?.id ?? null, known?.evidenceFileId ?? null);
    if (file === undefined) return refuseField("file", "invalid");
    await write(tx, actor, input, row, known, at);
    const data = {
      rule: input.rule,
      found: row.found?.verdict ?? null,
      verdict: { from: known?.verdict ?? null, to: input.verdict },
      note: input.note.trim(),
      evidenceSha256: file?.sha256 ?? null,
    };
    const subject = { subjectType: "Proposal", subjectId: proposal.id };
    recordAudit(tx, actor, { type: "screening.findingNoted", ...subject, data }, at);
    return ok({ version: input.version + 1 });
  });
}
