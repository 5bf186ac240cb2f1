import "server-only";
import type { Actor } from "@/lib/access/actor";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { agreeSupportInTx } from "@/lib/teams/commands/record-support";
import { Refused } from "@/lib/teams/commands/refused";
import { periodParams, type SupportEntry } from "@/lib/teams/domain/support";
import type { AgreeSupportInput } from "@/lib/teams/schema";
import { halfYearDays } from "../domain/calendar";
import { peakWithin } from "../domain/pool-use";
import { allocationPeriods } from "../queries/ledger-facts";
import { setEnvelopeLimitInTx } from "./set-envelope-limit";

/**
 * D1: the director agrees to what was deliberated, and in the same transaction agreed money becomes the year's envelope
 * (T2, H1). Lives here and not in teams because the ledger stands above them.
 */
export async function agreeSupport(
  actor: Actor,
  input: AgreeSupportInput,
  at: Date,
): Promise<Outcome<{ version: number }>> {
  try {
    return await inTransaction(async (tx) => {
      const outcome = await agreeSupportInTx(tx, actor, input, at);
      if (!outcome.ok) return outcome;
      const { team, entries, version } = outcome.data;
      for (const entry of entries) {
        const failure = await applyInTx(tx, actor, { teamId: team.id, reason: input.reason }, entry, at);
        if (failure) throw new Refused(failure);
      }
      if (team.callPhase === "PUBLISHED") {
        const params = { team: { ko: team.nameKo, en: team.nameEn } };
        await notify(tx, { kind: "supportAgreed", userIds: team.ownPeople, params, href: `/teams/${team.id}`, at });
      }
      return ok({ version });
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

async function applyInTx(
  tx: Tx,
  actor: Actor,
  { teamId, reason }: { teamId: string; reason: string },
  entry: SupportEntry,
  at: Date,
): Promise<Failure | null> {
  if (entry.resource !== "GPU") {
    const { resource, amountWon: limitWon } = entry;
    return setEnvelopeLimitInTx(tx, actor, { teamId, resource, year: Number(entry.period), limitWon, reason }, at);
  }
  // agreeSupportInTx wrote the team's row, so no request of the team can slip in between.
  const used = peakWithin(await allocationPeriods(tx, { teamId }), halfYearDays(entry.period));
  return used > entry.gpuCount ? refuse("BELOW_ALLOCATED", { ...periodParams(entry.period), used }) : null;
}
