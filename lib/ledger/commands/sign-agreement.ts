import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type InForce, signVersionInTx } from "@/lib/agreements/commands/sign-version";
import type { SignVersionInput } from "@/lib/agreements/schema";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { Refused } from "@/lib/teams/commands/refused";
import { periodParams, type SupportEntry } from "@/lib/teams/domain/support";
import { halfYearDays } from "../domain/calendar";
import { peakWithin } from "../domain/pool-use";
import { allocationPeriods } from "../queries/ledger-facts";
import { setEnvelopeLimitInTx } from "./set-envelope-limit";

export type SignedAgreement = { agreementId: string; missing: number; inForce: boolean };

/**
 * D4: a signature under an agreement; with the last one agreed money becomes the year's envelope (T2, H1) in the same
 * transaction, and nothing else ever does. Lives here because the ledger stands above the agreements it draws from.
 */
export async function signAgreement(
  actor: Actor,
  input: SignVersionInput,
  at: Date,
): Promise<Outcome<SignedAgreement>> {
  try {
    return await inTransaction(async (tx) => {
      const signed = await signVersionInTx(tx, actor, input, at);
      if (!signed.ok) return signed;
      const { agreementId, missing, inForce } = signed.data;
      if (inForce) await drawInTx(tx, actor, inForce, at);
      return ok({ agreementId, missing, inForce: inForce !== null });
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

/** Thrown rather than returned: the signature has been written, and goes with everything else. */
async function drawInTx(tx: Tx, actor: Actor, inForce: InForce, at: Date): Promise<void> {
  for (const entry of inForce.entries) {
    const failure = await applyInTx(tx, actor, inForce, entry, at);
    if (failure) throw new Refused(failure);
  }
}

async function applyInTx(
  tx: Tx,
  actor: Actor,
  { team, number, amendment }: InForce,
  entry: SupportEntry,
  at: Date,
): Promise<Failure | null> {
  if (entry.resource !== "GPU") {
    const { resource, amountWon: limitWon } = entry;
    const reason = `${number} · ${amendment}`;
    const limit = { teamId: team.id, resource, year: Number(entry.period), limitWon, reason };
    return setEnvelopeLimitInTx(tx, actor, limit, at);
  }
  // The team's row is held, so no request of the team can slip in between.
  const used = peakWithin(await allocationPeriods(tx, { teamId: team.id }), halfYearDays(entry.period));
  return used > entry.gpuCount ? refuse("BELOW_ALLOCATED", { ...periodParams(entry.period), used }) : null;
}
