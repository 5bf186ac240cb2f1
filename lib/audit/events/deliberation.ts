import { z } from "zod";
import { auditEvent } from "./event";

const change = z.object({
  resource: z.enum(["GPU", "DATA_JOINT", "DATA_OWN", "TALENT"]),
  period: z.string(),
  /** GPUs as a number, money as decimal text in won; null when nothing stood there before. */
  from: z.union([z.number(), z.string()]).nullable(),
  to: z.union([z.number(), z.string()]),
});
const step = z.object({ reason: z.string(), changes: z.array(change) });

const sitting = z.object({
  callId: z.string(),
  number: z.number(),
  startsAt: z.date(),
  place: z.string(),
  chairId: z.string(),
  memberIds: z.array(z.string()),
});
const counted = z.object({
  members: z.number(),
  present: z.number(),
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
});
const choice = z.enum(["FOR", "AGAINST", "ABSTAIN"]);

/** What can be on record about the committee (D1): sittings, attendance, drafts, motions, votes, minutes. */
const committeeEvents = [
  auditEvent(
    "deliberation.convened",
    sitting.extend({
      items: z.number(),
      teamIds: z.array(z.string()),
      stageDecisionId: z.string().nullable().optional(),
    }),
  ),
  auditEvent("deliberation.changed", sitting),
  auditEvent("deliberation.cancelled", z.object({ reason: z.string() })),
  auditEvent("deliberation.replied", z.object({ from: z.string(), to: z.string() })),
  auditEvent("deliberation.attendanceTaken", z.object({ userId: z.string(), present: z.boolean() })),
  auditEvent("deliberation.recused", z.object({ itemId: z.string(), reason: z.string() })),
  auditEvent("deliberation.chairDelegated", z.object({ from: z.string(), to: z.string(), reason: z.string() })),
  auditEvent("deliberation.moved", z.object({ from: z.string(), to: z.string(), present: z.number() })),
  auditEvent("deliberation.discussionWritten", z.object({ itemId: z.string(), from: z.string(), to: z.string() })),
  auditEvent(
    "deliberation.draftSaved",
    z.object({ itemId: z.string(), versionNo: z.number(), sha256: z.string(), figures: z.number() }),
  ),
  auditEvent(
    "deliberation.motionOpened",
    z.object({ itemId: z.string(), number: z.number(), text: z.string(), sha256: z.string() }),
  ),
  // Who voted how is on record with the count, not before: the log is read while votes are still being cast.
  auditEvent("deliberation.voteCast", z.object({ changed: z.boolean() })),
  auditEvent(
    "deliberation.motionClosed",
    z.object({
      itemId: z.string(),
      from: z.literal("OPEN"),
      to: z.enum(["CARRIED", "REJECTED"]),
      count: counted,
      votes: z.array(z.object({ userId: z.string(), choice })),
    }),
  ),
  auditEvent("deliberation.motionWithdrawn", z.object({ itemId: z.string(), reason: z.string() })),
  auditEvent("deliberation.minutesFinalised", z.object({ sha256: z.string() })),
] as const;

/** And about support: each step with every figure before and after. */
export const deliberationEvents = [
  ...committeeEvents,
  auditEvent("support.requested", step),
  auditEvent("support.recommended", step),
  auditEvent("support.deliberated", step),
  auditEvent("support.agreed", step),
] as const;
