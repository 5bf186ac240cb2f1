import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about rulebook. */
export const rulebookEvents = [auditEvent("rulebook.noted", z.object({ note: z.string() }))] as const;
