import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about ledger. */
export const ledgerEvents = [auditEvent("ledger.noted", z.object({ note: z.string() }))] as const;
