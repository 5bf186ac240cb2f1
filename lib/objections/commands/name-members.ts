import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canExamineObjection } from "../domain/access";
import { isBoundToResult, lockObjectionInTx, type ObjectionFacts, rulebookOf } from "../queries";
import { type Candidate, candidatesFor } from "../queries/candidates";
import type { NameMembers } from "../schema";

type Found = { refusal: Failure } | { objection: ObjectionFacts };

/** An objection under its lock for an officer without a conflict; before its decision is proposed. */
export async function examinedObjectionInTx(
  tx: Tx,
  actor: Actor,
  input: { objectionId: string; expectedVersion: number },
): Promise<Found> {
  const objection = await lockObjectionInTx(tx, input.objectionId);
  if (!canExamineObjection(actor, objection)) throw new AppError("NOT_FOUND", `objection ${objection.id}`);
  if (await isBoundToResult(tx, actor.id, objection)) return { refusal: refuse("CONFLICT_OF_INTEREST") };
  if (objection.version !== input.expectedVersion)
    throw new AppError("CONFLICT", `objection ${objection.number} is at v${objection.version}`);
  if (objection.status === "PROPOSED") return { refusal: refuse("DECISION_WAITS") };
  if (objection.status === "DECIDED") return { refusal: refuse("ALREADY_DECIDED") };
  return { objection };
}

/** S3, S10: only reviewers in office, none whom a conflict keeps away, enough of them, and not the original panel alone. */
function membersRefusal(chosen: readonly Candidate[], wanted: number, minMembers: number): Failure | null {
  if (chosen.length !== wanted) return refuse("MEMBER_UNKNOWN");
  const conflicted = chosen.find(({ isConflicted }) => isConflicted);
  if (conflicted) return refuse("MEMBER_CONFLICTED", { name: conflicted.name });
  if (chosen.length < minMembers) return refuse("TOO_FEW_MEMBERS", { minimum: minMembers });
  return chosen.every(({ isOriginal }) => isOriginal) ? refuse("ORIGINAL_PANEL_ALONE") : null;
}

async function writeMembers(tx: Tx, actor: Actor, objectionId: string, wanted: ReadonlySet<string>, at: Date) {
  const seated = await tx.objectionMember.findMany({
    where: { objectionId },
    select: { id: true, userId: true, removedAt: true },
  });
  const known = new Map(seated.map((one) => [one.userId, one]));
  const added = [...wanted].filter((userId) => known.get(userId)?.removedAt !== null || !known.has(userId));
  const removed = seated.filter(({ userId, removedAt }) => removedAt === null && !wanted.has(userId));
  for (const userId of added) {
    await tx.objectionMember.upsert({
      where: { objectionId_userId: { objectionId, userId } },
      create: { objectionId, userId, addedById: actor.id, addedAt: at },
      update: { removedAt: null, addedById: actor.id, addedAt: at },
    });
  }
  await tx.objectionMember.updateMany({ where: { id: { in: removed.map(({ id }) => id) } }, data: { removedAt: at } });
  return { added, removed: removed.map(({ userId }) => userId) };
}

/**
 * S10: an officer names the people who examine an objection; the whole wanted list at once. Refuses CONFLICT_OF_INTEREST,
 * DECISION_WAITS, ALREADY_DECIDED, MEMBER_UNKNOWN, MEMBER_CONFLICTED, TOO_FEW_MEMBERS, ORIGINAL_PANEL_ALONE.
 */
export function nameMembers(actor: Actor, input: NameMembers, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const found = await examinedObjectionInTx(tx, actor, input);
    if ("refusal" in found) return found.refusal;
    const { objection } = found;
    const wanted = new Set(input.userIds);
    const chosen = (await candidatesFor(tx, objection, at)).filter(({ userId }) => wanted.has(userId));
    const { objection: rules } = await rulebookContent(tx, rulebookOf(objection));
    const refusal = membersRefusal(chosen, wanted.size, rules.minMembers);
    if (refusal) return refusal;
    const changed = await writeMembers(tx, actor, objection.id, wanted, at);
    await tx.objection.updateMany({
      where: { id: objection.id },
      data: { status: "EXAMINED", version: { increment: 1 } },
    });
    const data = { ...changed, outsiders: chosen.filter(({ isOriginal }) => !isOriginal).length };
    recordAudit(
      tx,
      actor,
      { type: "objection.membersNamed", subjectType: "Objection", subjectId: objection.id, data },
      at,
    );
    return ok({ version: objection.version + 1 });
  });
}
