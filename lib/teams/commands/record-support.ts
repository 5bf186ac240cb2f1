import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canRecordSupport } from "../domain/access";
import {
  cellKey,
  entryRefusal,
  orderRefusal,
  type SupportCell,
  type SupportEntry,
  type SupportResource,
  supportCells,
} from "../domain/support";
import { teamFacts } from "../queries/team-facts";
import type { RecordSupportInput } from "../schema";
import type { TeamFacts } from "../types";
import { appendSteps } from "./append-steps";

type Step = "RECOMMENDED" | "DELIBERATED";
type Recorded = { version: number };

/** The steward of a resource kind, or an officer, says what the team should get (D1). */
export const recommendSupport = (actor: Actor, input: RecordSupportInput, at: Date): Promise<Outcome<Recorded>> =>
  inTransaction((tx) => recordInTx(tx, actor, "RECOMMENDED", input, at));

/** What the deliberation committee fixed (D1), entered by a member or an officer. */
export const deliberateSupport = (actor: Actor, input: RecordSupportInput, at: Date): Promise<Outcome<Recorded>> =>
  inTransaction(async (tx) => {
    const sitting = await tx.deliberationItemTeam.findFirst({
      // An item about a stage's result decides on no support.
      where: {
        teamId: input.teamId,
        item: { stageDecisionId: null, session: { state: { in: ["PLANNED", "IN_SESSION"] } } },
      },
      select: { item: { select: { session: { select: { number: true } } } } },
    });
    // Whoever is entered here by hand would forestall the committee's vote. Looked up after authorising, like everything that tells.
    const outcome = () => recordInTx(tx, actor, "DELIBERATED", input, at);
    if (!sitting || input.entries.some((entry) => !canRecordSupport(actor, "DELIBERATED", entry.resource)))
      return outcome();
    return refuse("COMMITTEE_SITS", { number: sitting.item.session.number });
  });

type Resolved = { teamId: string; entries: SupportEntry[]; reason: string; motionId: string };

/** D1: what a carried motion of the committee fixes for one team. Callers hold the team's row, and have counted the votes. */
export async function resolveSupportInTx(tx: Tx, actor: Actor, input: Resolved, at: Date): Promise<Outcome<Recorded>> {
  const loaded = await load(tx, actor, "DELIBERATED", input.teamId, input.entries);
  const { teamId, entries, reason, motionId } = input;
  const resolved = { teamId, entries, reason, motionId, expectedVersion: loaded.team.version };
  return append(tx, actor, "DELIBERATED", resolved, loaded, at);
}

type Agreed = { teamId: string; versionId: string; reason: string; entries: SupportEntry[] };

/**
 * D1, D4: what a signed version of the team's agreement says becomes AGREED. The agreement calls it with its last signature,
 * holding the team's row; the database takes no other (trigger support_agreed_by_agreement).
 */
export async function agreeSupportInTx(tx: Tx, actor: Actor, input: Agreed, at: Date): Promise<void> {
  const { teamId, versionId, reason, entries } = input;
  const cells = supportCells(await tx.supportStep.findMany({ where: { teamId } }));
  await tx.team.update({ where: { id: teamId }, data: { version: { increment: 1 } }, select: { id: true } });
  await appendSteps(tx, actor, { teamId, step: "AGREED", reason, entries, cells, agreementVersionId: versionId }, at);
}

type Loaded = { team: TeamFacts; cells: Map<string, SupportCell> };

async function load(
  tx: Tx,
  actor: Actor,
  step: Step,
  teamId: string,
  named: readonly { resource: SupportResource }[],
): Promise<Loaded> {
  if (named.some((entry) => !canRecordSupport(actor, step, entry.resource))) {
    throw new AppError("NOT_FOUND", `support of team ${teamId}`);
  }
  const team = await teamFacts(tx, teamId);
  const rows = await tx.supportStep.findMany({ where: { teamId } });
  return { team, cells: supportCells(rows) };
}

async function recordInTx(
  tx: Tx,
  actor: Actor,
  step: Step,
  input: RecordSupportInput,
  at: Date,
): Promise<Outcome<Recorded>> {
  const loaded = await load(tx, actor, step, input.teamId, input.entries);
  return append(tx, actor, step, input, loaded, at);
}

async function append(
  tx: Tx,
  actor: Actor,
  step: Step,
  input: RecordSupportInput & { motionId?: string },
  { team, cells }: Loaded,
  at: Date,
): Promise<Outcome<Recorded>> {
  const rulebook = await rulebookContent(tx, team.rulebookVersion);
  for (const entry of input.entries) {
    const refusal = entryRefusal(rulebook, team, entry) ?? orderRefusal(cells.get(cellKey(entry)), step);
    if (refusal) return refuse(refusal.reason, refusal.params);
  }
  // Guarded: whoever decided on an older table, or while the team left, sees a conflict instead of overwriting.
  const { count } = await tx.team.updateMany({
    where: { id: team.id, status: team.status, version: input.expectedVersion },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `team ${team.id} moved on from v${input.expectedVersion}`);
  const { reason, entries, motionId } = input;
  await appendSteps(tx, actor, { teamId: team.id, step, reason, entries, cells, motionId: motionId ?? null }, at);
  return ok({ version: input.expectedVersion + 1 });
}
