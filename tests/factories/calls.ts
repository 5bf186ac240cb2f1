import type { Actor } from "@/lib/access/actor";
import { announceCall, draftCall } from "@/lib/calls/commands/draft-call";
import { callFacts } from "@/lib/calls/queries";
import type { DraftCall } from "@/lib/calls/schema";
import type { CallFacts } from "@/lib/calls/types";
import { db } from "@/lib/platform/db";
import { createUser } from "./actor";
import { callDraft } from "./call-draft";
import { ensureRulebookV1 } from "./rulebook";

const DAY_MS = 86_400_000;

/** A draft call, as an officer has just saved it (ten days before it opens unless told otherwise). */
export async function createDraftCall(
  facts: Partial<DraftCall> = {},
  officer?: Actor,
  draftedAt?: Date,
): Promise<CallFacts> {
  await ensureRulebookV1();
  const actor = officer ?? (await createUser(["OFFICER"]));
  const draft = callDraft(facts);
  const at = draftedAt ?? new Date(draft.opensAt.getTime() - 10 * DAY_MS);
  const outcome = await draftCall(actor, draft, at);
  if (!outcome.ok) throw new Error(`call was refused: ${outcome.reason ?? outcome.code}`);
  return callFacts(db, outcome.data.id);
}

/** An announced call (one day before it opens unless told otherwise): OPEN for whoever acts between its two instants. */
export async function createCall(
  facts: Partial<DraftCall> = {},
  officer?: Actor,
  announcedAt?: Date,
): Promise<CallFacts> {
  const actor = officer ?? (await createUser(["OFFICER"]));
  const draft = callDraft(facts);
  const at = announcedAt ?? new Date(draft.opensAt.getTime() - DAY_MS);
  const { id, version } = await createDraftCall(facts, actor, at);
  const outcome = await announceCall(actor, { callId: id, expectedVersion: version }, at);
  if (!outcome.ok) throw new Error(`announcement was refused: ${outcome.reason ?? outcome.code}`);
  return callFacts(db, id);
}
