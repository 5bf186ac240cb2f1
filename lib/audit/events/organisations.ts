import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about organisations. */
export const organisationsEvents = [auditEvent("organisations.noted", z.object({ note: z.string() }))] as const;
