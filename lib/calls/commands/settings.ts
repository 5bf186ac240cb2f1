import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { Prisma } from "@/prisma/generated/client";
import { canEditCall } from "../domain/access";
import {
  type CallSettings,
  GROUP_FIELDS,
  type SettingGroup,
  type StoredCallSettings,
  settingsChangeable,
  settingsOf,
  withConsentVersions,
  withGroup,
  withKeys,
  withoutGroup,
} from "../domain/settings";
import { callState } from "../domain/state";
import { lockCallInTx } from "../queries";
import { storedSettings } from "../queries/settings";
import { callSettingsSchema } from "../schema";
import type { ResetSettings, SaveSettings } from "../schema/settings";
import type { CallFacts } from "../types";
import { type CorrectionChanges, writeCorrectionInTx } from "./correct-call";

const REASON_LENGTH = 10;
type Target = Pick<SaveSettings, "callId" | "expectedVersion" | "reason">;
type Before = { call: CallFacts; stored: StoredCallSettings | null; rulebook: RulebookContent; announced: boolean };

/** The call under lock with what it asks now, or why that can no longer change (P3: SETTINGS_FROZEN from the opening instant on). */
async function openForChange(tx: Tx, actor: Actor, input: Target, at: Date): Promise<Outcome<Before>> {
  const call = await lockCallInTx(tx, input.callId);
  if (!canEditCall(actor, call)) throw new AppError("NOT_FOUND", `call ${call.id}`);
  if (call.version !== input.expectedVersion) throw new AppError("CONFLICT", `call ${call.code} moved on`);
  const state = callState(call, at);
  if (!settingsChangeable(state)) return refuse("SETTINGS_FROZEN");
  const announced = state === "ANNOUNCED";
  if (announced && input.reason.length < REASON_LENGTH) return refuse("REASON_NEEDED");
  const { settings } = await tx.call.findUniqueOrThrow({ where: { id: call.id }, select: { settings: true } });
  const { content } = await rulebookInForce(tx, call.opensAt);
  return ok({ call, stored: storedSettings(settings), rulebook: content, announced });
}

const groupOf = (settings: CallSettings, group: SettingGroup): Record<string, unknown> =>
  Object.fromEntries(GROUP_FIELDS[group].map((field) => [field, settings[field]]));

async function write(
  tx: Tx,
  actor: Actor,
  before: Before,
  change: { group: SettingGroup; next: StoredCallSettings | null; reason: string },
  at: Date,
): Promise<Outcome<{ version: number }>> {
  const { call, stored, rulebook, announced } = before;
  const { group, next, reason } = change;
  const from = groupOf(settingsOf(stored, rulebook), group);
  const to = groupOf(settingsOf(next, rulebook), group);
  if (canonicalJson(from) === canonicalJson(to)) return refuse("NOTHING_CHANGED");
  const { count } = await tx.call.updateMany({
    where: { id: call.id, phase: call.phase, version: call.version, rulebookFrozenAt: null },
    data: { settings: next === null ? Prisma.DbNull : (next as Prisma.InputJsonObject), version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `call ${call.code} moved on from v${call.version}`);
  const data = { code: call.code, group, from: canonicalJson(from), to: canonicalJson(to) };
  recordAudit(tx, actor, { type: "call.settingsChanged", subjectType: "Call", subjectId: call.id, data }, at);
  if (announced) {
    const changes: CorrectionChanges = { [`settings.${group}`]: { from, to } };
    await writeCorrectionInTx(tx, actor, call, { reason, changes }, at);
  }
  return ok({ version: call.version + 1 });
}

function written(input: SaveSettings, { stored, rulebook }: Before): StoredCallSettings {
  switch (input.group) {
    case "sections": {
      const sections = input.sections
        .filter((row) => row.demand !== "HIDDEN")
        .map(({ key, demand, minChars, maxChars }) => ({
          key,
          required: demand === "REQUIRED",
          ...(minChars === null ? {} : { minChars }),
          ...(maxChars === null ? {} : { maxChars }),
        }));
      const { requiresGraduateUniversity, charactersPerPage } = input;
      return { sections, requiresGraduateUniversity, charactersPerPage };
    }
    case "attachments":
      return { attachments: { ...input.attachments, wanted: withKeys(input.attachments.wanted) } };
    case "consents": {
      const known = [...rulebook.proposal.consents, ...(stored?.consents ?? [])];
      return { consents: withConsentVersions(withKeys(input.consents), known) };
    }
    case "rules": {
      const { signaturesRequired, competing, reminderHours } = input;
      return { signaturesRequired, competing, reminderHours };
    }
  }
}

/** What one card of the editor asks, in the call's own words. An announced call changes by a numbered correction (C5). */
export function saveCallSettings(actor: Actor, input: SaveSettings, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const before = await openForChange(tx, actor, input, at);
    if (!before.ok) return before;
    const change = callSettingsSchema.safeParse(written(input, before.data));
    if (!change.success) return refuse("SETTINGS_INVALID");
    const next = withGroup(before.data.stored, change.data as StoredCallSettings, before.data.rulebook);
    return write(tx, actor, before.data, { group: input.group, next, reason: input.reason }, at);
  });
}

/** Takes a card back to what the rulebook says. */
export function resetCallSettings(actor: Actor, input: ResetSettings, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const before = await openForChange(tx, actor, input, at);
    if (!before.ok) return before;
    const next = withoutGroup(before.data.stored, input.group);
    return write(tx, actor, before.data, { group: input.group, next, reason: input.reason }, at);
  });
}
