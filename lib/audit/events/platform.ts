import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about platform. */
export const platformEvents = [auditEvent("platform.noted", z.object({ note: z.string() }))] as const;
