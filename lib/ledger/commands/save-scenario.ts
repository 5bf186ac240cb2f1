import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPlan } from "../domain/access";
import type { RemoveScenarioInput, SaveScenarioInput } from "../schema";

type Saved = { scenarioId: string; version: number };

/** Keeps a what-if of the planner under a name of its own. It changes nothing of the ledger. */
export function saveScenario(actor: Actor, input: SaveScenarioInput, at: Date): Promise<Outcome<Saved>> {
  return inTransaction(async (tx) => {
    if (!canPlan(actor)) throw new AppError("NOT_FOUND", "planner");
    const { scenarioId, expectedVersion, name, note, variant, moves } = input;
    const taken = await tx.plannerScenario.findUnique({ where: { name }, select: { id: true } });
    if (taken && taken.id !== scenarioId) return refuse("SCENARIO_NAME_TAKEN");
    const data = { name, note, content: { variant, moves }, updatedById: actor.id, updatedAt: at };
    const saved = scenarioId
      ? await replace(tx, { scenarioId, expectedVersion: expectedVersion ?? 0 }, data)
      : await tx.plannerScenario.create({
          data: { ...data, createdById: actor.id, createdAt: at },
          select: { id: true, version: true },
        });
    const { id, version } = saved;
    recordAudit(
      tx,
      actor,
      { type: "scenario.saved", subjectType: "PlannerScenario", subjectId: id, data: { name, version } },
      at,
    );
    return ok({ scenarioId: id, version });
  });
}

type Data = { name: string; note: string; content: object; updatedById: string; updatedAt: Date };

async function replace(tx: Tx, { scenarioId, expectedVersion }: RemoveScenarioInput, data: Data) {
  const { count } = await tx.plannerScenario.updateMany({
    where: { id: scenarioId, version: expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `scenario ${scenarioId} moved on`);
  return { id: scenarioId, version: expectedVersion + 1 };
}

/** Takes a what-if away. */
export function removeScenario(actor: Actor, input: RemoveScenarioInput, at: Date): Promise<Outcome<{ name: string }>> {
  return inTransaction(async (tx) => {
    if (!canPlan(actor)) throw new AppError("NOT_FOUND", "planner");
    const { scenarioId, expectedVersion } = input;
    const found = await tx.plannerScenario.findUnique({ where: { id: scenarioId }, select: { name: true } });
    if (!found) throw new AppError("NOT_FOUND", `scenario ${scenarioId}`);
    const { count } = await tx.plannerScenario.deleteMany({ where: { id: scenarioId, version: expectedVersion } });
    if (count === 0) throw new AppError("CONFLICT", `scenario ${scenarioId} moved on`);
    const { name } = found;
    recordAudit(
      tx,
      actor,
      { type: "scenario.removed", subjectType: "PlannerScenario", subjectId: scenarioId, data: { name } },
      at,
    );
    return ok({ name });
  });
}
