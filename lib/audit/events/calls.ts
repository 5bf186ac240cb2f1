import { z } from "zod";
import { auditEvent } from "./event";

const value = z.union([z.string(), z.number()]);
const instant = z.iso.datetime();

const noticeFile = z.object({ id: z.string(), name: z.string(), sizeBytes: z.number(), sha256: z.string() });
const amendment = { fromVersion: z.number(), toVersion: z.number(), effectiveAt: instant };

/** What can be on record about calls (C1–C4). */
export const callsEvents = [
  auditEvent("call.drafted", z.object({ code: z.string(), fields: z.record(z.string(), value) })),
  auditEvent(
    "call.changed",
    z.object({ code: z.string(), from: z.record(z.string(), value), to: z.record(z.string(), value) }),
  ),
  auditEvent(
    "call.noticeFilesChanged",
    z.object({ code: z.string(), from: z.array(noticeFile), to: z.array(noticeFile) }),
  ),
  auditEvent("call.announced", z.object({ code: z.string(), opensAt: instant, closesAt: instant, seats: z.number() })),
  auditEvent(
    "call.extended",
    z.object({
      code: z.string(),
      from: instant,
      to: instant,
      reason: z.string(),
      notified: z.number(),
      evidence: z.string().optional(),
    }),
  ),
  auditEvent(
    "call.settingsChanged",
    z.object({ code: z.string(), group: z.string(), from: z.string(), to: z.string() }),
  ),
  auditEvent("call.duplicated", z.object({ code: z.string(), original: z.string() })),
  auditEvent(
    "call.corrected",
    z.object({
      code: z.string(),
      number: z.number(),
      reason: z.string(),
      from: z.record(z.string(), value),
      to: z.record(z.string(), value),
      notified: z.number(),
    }),
  ),
  auditEvent("call.amendmentProposed", z.object({ code: z.string(), ...amendment, reason: z.string() })),
  auditEvent(
    "call.amendmentDecided",
    z.object({ code: z.string(), ...amendment, verdict: z.string(), note: z.string() }),
  ),
  auditEvent("call.amendmentApplied", z.object({ code: z.string(), ...amendment, number: z.number() })),
  auditEvent("call.questionAsked", z.object({ code: z.string(), topic: z.string(), question: z.string() })),
  auditEvent(
    "call.questionAnswered",
    z.object({ code: z.string(), topic: z.string(), from: z.string(), to: z.string() }),
  ),
  auditEvent("call.questionTopicChanged", z.object({ code: z.string(), from: z.string(), to: z.string() })),
  auditEvent(
    "call.questionPublished",
    z.object({
      code: z.string(),
      number: z.number(),
      topic: z.string(),
      from: z.record(z.string(), z.string()),
      to: z.record(z.string(), z.string()),
      correction: z.number().nullable(),
      namesMeant: z.array(z.string()),
    }),
  ),
  auditEvent(
    "call.questionWithdrawn",
    z.object({ code: z.string(), number: z.number(), reason: z.string(), from: z.string(), to: z.string() }),
  ),
  auditEvent("call.phaseChanged", z.object({ code: z.string(), from: z.string(), to: z.string() })),
  auditEvent("call.rulebookFrozen", z.object({ code: z.string(), from: z.number(), to: z.number() })),
] as const;
