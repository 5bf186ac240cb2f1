import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about deliberation. */
export const deliberationEvents = [auditEvent("deliberation.noted", z.object({ note: z.string() }))] as const;
