import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canEditProposal } from "../domain/access";
import type { SectionDrafts, WrittenKey } from "../domain/drafts";
import { sameContent, storedJson } from "../domain/stored";
import { windowRefusal } from "../domain/submission";
import { isOpenForSupplement } from "../domain/supplement";
import { keepsPrevious } from "../domain/versions/keep";
import { supplementAt } from "../queries/answer";
import { draftOf, lockedProposalInTx, type ProposalFacts } from "../queries/facts";
import type { SavedSection } from "../types";
import { preparedSection } from "./prepare-section";
import { voidSignaturesInTx } from "./void-signatures";

type Input<K extends WrittenKey = WrittenKey> = {
  proposalId: string;
  key: K;
  version: number;
  content: SectionDrafts[K];
  /** The writer has decided a conflict: what stood before must not be folded into their own writing. */
  settled?: boolean;
};

const ROW = {
  id: true,
  version: true,
  status: true,
  content: true,
  updatedAt: true,
  updatedById: true,
} as const;

/**
 * Why nothing may be written in a section at this instant, if so: a proposal is written in while it is a draft and its
 * call is open, and later where a supplement request opens the section (A10).
 */
export function writingRefusal(facts: ProposalFacts, at: Date, key: string): string | null {
  if (isOpenForSupplement(supplementAt(facts, at), key, at)) return null;
  if (facts.status !== "DRAFT") return "NOT_DRAFT";
  return windowRefusal(callState(facts.call, at));
}

/** A section as it stands, for a save of it. */
export const sectionRow = async (tx: Tx, proposalId: string, key: string) => {
  const row = await tx.proposalSection.findUnique({ where: { proposalId_key: { proposalId, key } }, select: ROW });
  if (!row) throw new AppError("NOT_FOUND", `section ${key} of proposal ${proposalId}`);
  return row;
};
type Row = Awaited<ReturnType<typeof sectionRow>>;

/** A7: the later editor gets the other's words, author and time, and chooses; their own stay in their form. */
async function conflictWith(tx: Tx, actor: Actor, key: WrittenKey, row: Row): Promise<SavedSection> {
  const author = row.updatedById
    ? await tx.user.findUnique({ where: { id: row.updatedById }, select: { name: true } })
    : null;
  return {
    outcome: "CONFLICT",
    theirs: {
      version: row.version,
      content: draftOf(key, row.content),
      authorName: author?.name ?? "",
      own: row.updatedById === actor.id,
      savedAt: row.updatedAt,
    },
  };
}

/** Writes over a row; false when it moved on meanwhile. `keep`: what stood before stays in the history in any case. */
export async function writeSection(
  tx: Tx,
  actor: Actor,
  row: Row,
  { content, keep }: { content: object; keep: boolean },
  at: Date,
): Promise<boolean> {
  const { count } = await tx.proposalSection.updateMany({
    where: { id: row.id, version: row.version, status: { not: "COMPLETE" } },
    data: {
      content: storedJson(content),
      status: "IN_PROGRESS",
      version: { increment: 1 },
      updatedById: actor.id,
      updatedAt: at,
    },
  });
  if (count === 0) return false;
  const previous = row.updatedById === null ? null : { byId: row.updatedById, at: row.updatedAt };
  if (previous && (keep || keepsPrevious(previous, { byId: actor.id, at })))
    await tx.sectionRevision.create({
      data: {
        sectionId: row.id,
        version: row.version,
        content: row.content ?? {},
        status: row.status,
        savedById: previous.byId,
        savedAt: previous.at,
      },
      select: { id: true },
    });
  return true;
}

/**
 * A7: keeps what was typed, guarded by the version it was typed on; what stood before becomes a revision. A repeated save
 * of the same words succeeds. Refuses NOT_DRAFT, CALL_NOT_OPEN, CALL_CLOSED, SECTION_COMPLETE; a stale version is answered
 * with `outcome: "CONFLICT"` and the other version. The audit log names who began to write; the words are in the revisions.
 */
export function saveSection(actor: Actor, input: Input, at: Date): Promise<Outcome<SavedSection>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "SHARED");
    if (!canEditProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const refusal = writingRefusal(facts, at, input.key);
    if (refusal) return refuse(refusal);
    const row = await sectionRow(tx, facts.id, input.key);
    const prepared = await preparedSection(tx, facts.id, input.key, input.content);
    if (!prepared.ok) return prepared;
    const content = prepared.data;
    if (sameContent(row.content, content))
      return ok({ outcome: "SAVED" as const, version: row.version, savedAt: row.updatedAt });
    if (row.status === "COMPLETE") return refuse("SECTION_COMPLETE");
    const written =
      row.version === input.version &&
      (await writeSection(tx, actor, row, { content, keep: input.settled ?? false }, at));
    if (!written) return ok(await conflictWith(tx, actor, input.key, await sectionRow(tx, facts.id, input.key)));
    await voidSignaturesInTx(tx, actor, facts.id, input.key, at);
    if (row.updatedById !== actor.id)
      recordAudit(
        tx,
        actor,
        {
          type: "proposal.sectionEdited",
          subjectType: "Proposal",
          subjectId: facts.id,
          data: { section: input.key, fromVersion: row.version, toVersion: row.version + 1 },
        },
        at,
      );
    return ok({ outcome: "SAVED" as const, version: row.version + 1, savedAt: at });
  });
}
