import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about access. */
export const accessEvents = [auditEvent("access.noted", z.object({ note: z.string() }))] as const;
