import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about proposals. */
export const proposalsEvents = [auditEvent("proposals.noted", z.object({ note: z.string() }))] as const;
