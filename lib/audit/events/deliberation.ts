import { z } from "zod";
import { auditEvent } from "./event";

const change = z.object({
  resource: z.enum(["GPU", "DATA_JOINT", "DATA_OWN", "TALENT"]),
  period: z.string(),
  /** GPUs as a number, money as decimal text in won; null when nothing stood there before. */
  from: z.union([z.number(), z.string()]).nullable(),
  to: z.union([z.number(), z.string()]),
});
const step = z.object({ reason: z.string(), changes: z.array(change) });

/** What can be on record about support (D1): each step with every figure before and after. */
export const deliberationEvents = [
  auditEvent("support.requested", step),
  auditEvent("support.recommended", step),
  auditEvent("support.deliberated", step),
  auditEvent("support.agreed", step),
] as const;
