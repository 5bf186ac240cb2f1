import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callFacts } from "@/lib/calls/queries";
import { asSystemInTx, inTransactionAs, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canManagePanel } from "../domain/access";
import { type ConflictHit, detectConflicts as detect, firstOutcome } from "../domain/conflicts";
import { consortiumGraph, peopleToCheck } from "../queries/consortium-graph";

type Hit = ConflictHit & { proposalId: string; userId: string };
type Detected = { added: number; withdrawnAssignments: number };

const keyOf = (one: { proposalId: string; userId: string; kind: string }) =>
  `${one.proposalId}/${one.userId}/${one.kind}`;

/**
 * S3: an exclusion ends an assignment at once, whoever found it. Not under a selection that is proposed or decided: its
 * sheets are on record, and only returning it can change what it rests on. Returns how many were ended.
 */
export function withdrawExcludedInTx(tx: Tx, callId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "ReviewAssignment" a SET "status" = 'WITHDRAWN', "version" = a."version" + 1
    FROM "PanelMember" m, "ReviewPanel" p, "ConflictFinding" f, "Call" c
    WHERE m."id" = a."memberId" AND p."id" = a."panelId" AND p."callId" = ${callId} AND a."status" = 'ASSIGNED'
      AND c."id" = p."callId" AND c."phase" IN ('ANNOUNCED', 'SCREENING', 'IN_REVIEW')
      AND f."userId" = m."userId" AND f."proposalId" = a."proposalId" AND f."outcome" = 'EXCLUDED'`;
}

/**
 * New findings are added, known ones keep what was decided about them. One that has turned into an exclusion by law is
 * an exclusion from then on, whatever an officer had decided of the lesser thing.
 */
async function writeFindings(tx: Tx, hits: readonly Hit[], callId: string, at: Date): Promise<number> {
  const known = await tx.conflictFinding.findMany({
    where: { proposal: { callId } },
    select: { id: true, proposalId: true, userId: true, kind: true, severity: true },
  });
  const byKey = new Map(known.map((one) => [keyOf(one), one]));
  const risen = hits.flatMap((hit) => {
    const before = byKey.get(keyOf(hit));
    return before && before.severity !== hit.severity && hit.severity === "EXCLUSION" ? [{ id: before.id, hit }] : [];
  });
  for (const { id, hit } of risen) {
    await tx.conflictFinding.updateMany({
      where: { id },
      data: { severity: hit.severity, outcome: "EXCLUDED", evidence: hit.evidence, version: { increment: 1 } },
    });
  }
  const { count } = await tx.conflictFinding.createMany({
    data: hits
      .filter((hit) => !byKey.has(keyOf(hit)))
      .map((hit) => ({ ...hit, outcome: firstOutcome(hit.severity), detectedAt: at })),
    skipDuplicates: true,
  });
  return count + risen.length;
}

/** S3 over everybody and every proposal of a call; may be run as often as wanted. Callers authorise and hold the call's lock. */
export async function detectConflictsInTx(tx: Tx, actor: Actor, callId: string, at: Date): Promise<Detected> {
  const call = await callFacts(tx, callId);
  const rulebook = await rulebookContent(tx, call.rulebookVersion);
  const rule = { at, pastYears: rulebook.conflict.pastYears };
  const data = await asSystemInTx(tx, "conflicts: detection", () => detectInTx(tx, callId, rule));
  if (data.added > 0 || data.withdrawnAssignments > 0)
    recordAudit(tx, actor, { type: "panel.conflictsDetected", subjectType: "Call", subjectId: callId, data }, at, {
      rulebookVersion: call.rulebookVersion,
    });
  return { added: data.added, withdrawnAssignments: data.withdrawnAssignments };
}

/** The machine compares everybody with everything, whatever is closed to the officer who asked for it. */
async function detectInTx(tx: Tx, callId: string, rule: { at: Date; pastYears: number }) {
  const graph = await consortiumGraph(tx, callId);
  const people = await peopleToCheck(tx, callId, rule.at, rule.pastYears);
  const hits = people.flatMap((person) =>
    graph.flatMap((consortium) =>
      detect(person, consortium, rule).map((hit) => ({
        ...hit,
        userId: person.userId,
        proposalId: consortium.proposalId,
      })),
    ),
  );
  const added = await writeFindings(tx, hits, callId, rule.at);
  const withdrawnAssignments = await withdrawExcludedInTx(tx, callId);
  return { people: people.length, proposals: graph.length, added, withdrawnAssignments };
}

/** An officer asks for it; even one who turns out to be bound, since finding that out is the point. */
export function detectConflicts(actor: Actor, input: { callId: string }, at: Date): Promise<Outcome<Detected>> {
  return inTransactionAs(actor, async (tx) => {
    if (!canManagePanel(actor, input.callId)) throw new AppError("NOT_FOUND", `call ${input.callId}`);
    await tx.$queryRaw`SELECT 1 FROM "Call" WHERE "id" = ${input.callId} FOR UPDATE`;
    return ok(await detectConflictsInTx(tx, actor, input.callId, at));
  });
}
