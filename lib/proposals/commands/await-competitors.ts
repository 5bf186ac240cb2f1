import "server-only";
import type { Tx } from "@/lib/platform/db";
import { refusesCompeting } from "../domain/competing";
import type { SubmissionFacts } from "../domain/submission";
import { type ProposalFacts, refusedCompeting, type submissionFacts } from "../queries/facts";

type Prepared = Awaited<ReturnType<typeof submissionFacts>>;

/**
 * In a call that refuses competing members, submissions pass one by one: whoever shares an organisation or a person with one
 * that is being sealed at this moment waits for it, and is then judged by its seal. Calls that refuse nothing take no lock
 * and ask nothing again. Called under the proposal's own lock; the call's comes after it, everywhere.
 */
export async function awaitCompetitorsInTx(tx: Tx, facts: ProposalFacts, prepared: Prepared): Promise<SubmissionFacts> {
  const { competing } = prepared.rulebook.proposal;
  if (!refusesCompeting(competing)) return prepared.submission;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`competing:${facts.callId}`}, 0))::text`;
  return { ...prepared.submission, competing: await refusedCompeting(tx, facts, prepared.drafts, competing) };
}
