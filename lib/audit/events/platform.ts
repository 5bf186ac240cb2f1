import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about the portal itself: its clock, its mail, its jobs, its published audit head. */
export const platformEvents = [
  auditEvent(
    "platform.clockMoved",
    z.object({ from: z.object({ shiftMs: z.number() }), to: z.object({ shiftMs: z.number() }), reason: z.string() }),
  ),
  auditEvent(
    "platform.mailResent",
    z.object({ from: z.object({ status: z.string() }), to: z.object({ status: z.string() }) }),
  ),
  auditEvent("platform.jobRetried", z.object({ job: z.string(), error: z.string() })),
  auditEvent(
    "platform.auditExported",
    z.object({ reason: z.string(), filter: z.record(z.string(), z.string()), eventCount: z.number() }),
  ),
  auditEvent("platform.auditHeadPublished", z.object({ seq: z.string(), hash: z.string() })),
] as const;
