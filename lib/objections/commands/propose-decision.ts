import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { hasFreeSeat, seatsOf } from "@/lib/teams/commands/seats";
import { type DecisionFacts, decisionRefusal, type ObjectionOpinion } from "../domain/decision";
import { currentResult, type ObjectionFacts, originalPanel, rulebookOf, staffFor, titleOf } from "../queries";
import type { ProposeDecision } from "../schema";
import { examinedObjectionInTx } from "./name-members";

type Seat = { memberId: string; opinion: ObjectionOpinion; isOriginal: boolean };

/** One voice of every named person, no other: an absence is said, not left out. */
async function voicesOf(tx: Tx, objection: ObjectionFacts, input: ProposeDecision): Promise<Seat[] | null> {
  if (input.verdict === "INADMISSIBLE") return [];
  const members = await tx.objectionMember.findMany({
    where: { objectionId: objection.id, removedAt: null },
    select: { id: true, userId: true },
  });
  const original = await originalPanel(tx, objection);
  const voices = members.flatMap(({ id, userId }) => {
    const opinion = input.voices[id];
    return opinion ? [{ memberId: id, opinion, isOriginal: original.has(userId) }] : [];
  });
  return voices.length === members.length ? voices : null;
}

async function refusalOf(
  tx: Tx,
  objection: ObjectionFacts,
  facts: Omit<DecisionFacts, "minMembers" | "cutoffHundredths" | "current">,
): Promise<Failure | null> {
  const rules = await rulebookContent(tx, rulebookOf(objection));
  const current = objection.stageTeam ? null : await currentResult(tx, objection.proposalId);
  const { minMembers } = rules.objection;
  const { cutoffHundredths } = rules.selection;
  const reason = decisionRefusal({ ...facts, current, minMembers, cutoffHundredths });
  if (reason) return refuse(reason, { minimum: minMembers });
  if (facts.newResult !== "SELECTED") return null;
  const seats = await seatsOf(tx, objection.callId);
  return hasFreeSeat(seats) ? null : refuse("NO_FREE_SEAT", { active: seats.active, maximum: seats.maximum });
}

async function writeDecision(
  tx: Tx,
  actor: Actor,
  objection: ObjectionFacts,
  decision: Pick<ProposeDecision, "verdict" | "reason"> & Pick<DecisionFacts, "newResult" | "newTotalHundredths">,
  voices: readonly Seat[],
  at: Date,
): Promise<string> {
  const { id } = await tx.objectionDecision.create({
    data: {
      ...{ objectionId: objection.id, proposedById: actor.id, proposedAt: at, ...decision },
      voices: { create: voices.map(({ memberId, opinion }) => ({ memberId, opinion })) },
    },
    select: { id: true },
  });
  const { count } = await tx.objection.updateMany({
    where: { id: objection.id, version: objection.version },
    data: { status: "PROPOSED", version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `objection ${objection.number} moved on`);
  const data = {
    ...{ decisionId: id, verdict: decision.verdict, newResult: decision.newResult, reason: decision.reason },
    present: voices.filter(({ opinion }) => opinion !== "ABSENT").length,
    upholding: voices.filter(({ opinion }) => opinion === "UPHOLD").length,
    reexamined: decision.newTotalHundredths !== null,
  };
  recordAudit(
    tx,
    actor,
    { type: "objection.decisionProposed", subjectType: "Objection", subjectId: objection.id, data },
    at,
    { rulebookVersion: rulebookOf(objection) },
  );
  return id;
}

/**
 * S10, L3: an officer proposes what the people named came to; it waits for the director. Refuses what decisionRefusal says,
 * VOICES_MISSING, NO_FREE_SEAT, CONFLICT_OF_INTEREST, DECISION_WAITS, ALREADY_DECIDED.
 */
export function proposeDecision(
  actor: Actor,
  input: ProposeDecision,
  at: Date,
): Promise<Outcome<{ decisionId: string }>> {
  return inTransactionAs(actor, async (tx) => {
    const found = await examinedObjectionInTx(tx, actor, input);
    if ("refusal" in found) return found.refusal;
    const { objection } = found;
    const voices = await voicesOf(tx, objection, input);
    if (!voices) return refuse("VOICES_MISSING");
    const consequence = { newResult: input.newResult || null, newTotalHundredths: input.newTotal };
    const refusal = await refusalOf(tx, objection, { verdict: input.verdict, voices, ...consequence });
    if (refusal) return refusal;
    const decision = { verdict: input.verdict, reason: input.reason, ...consequence };
    const decisionId = await writeDecision(tx, actor, objection, decision, voices, at);
    await notify(tx, {
      kind: "objectionProposed",
      userIds: (await staffFor(tx, "objection:approve", objection, at)).filter((id) => id !== actor.id),
      params: { title: titleOf(objection), number: objection.number },
      href: `/manage/objections/${objection.id}`,
      dueAt: objection.decisionDueAt,
      at,
    });
    return ok({ decisionId });
  });
}
