import { z } from "zod";
import { auditEvent } from "./event";

const value = z.union([z.string(), z.number()]);
const instant = z.iso.datetime();

/** What can be on record about calls (C1–C4). */
export const callsEvents = [
  auditEvent("call.drafted", z.object({ code: z.string(), fields: z.record(z.string(), value) })),
  auditEvent(
    "call.changed",
    z.object({ code: z.string(), from: z.record(z.string(), value), to: z.record(z.string(), value) }),
  ),
  auditEvent("call.announced", z.object({ code: z.string(), opensAt: instant, closesAt: instant, seats: z.number() })),
  auditEvent(
    "call.extended",
    z.object({ code: z.string(), from: instant, to: instant, reason: z.string(), notified: z.number() }),
  ),
  auditEvent("call.phaseChanged", z.object({ code: z.string(), from: z.string(), to: z.string() })),
  auditEvent("call.rulebookFrozen", z.object({ code: z.string(), from: z.number(), to: z.number() })),
] as const;
