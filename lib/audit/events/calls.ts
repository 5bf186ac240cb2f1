import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about calls. */
export const callsEvents = [auditEvent("calls.noted", z.object({ note: z.string() }))] as const;
