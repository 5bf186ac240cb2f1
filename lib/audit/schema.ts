import { z } from "zod";

/** Filters of the audit log, the same for the page, its export and its address. */
export const auditFilterSchema = z.object({
  q: z.string().max(200).optional(),
  noun: z.string().max(100).optional(),
  month: z.string().max(10).optional(),
  channel: z.string().max(20).optional(),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

/** L2: every export says why. */
export const auditReasonSchema = z.object({ reason: z.string().trim().min(10).max(300) });
export const auditExportSchema = auditFilterSchema.extend(auditReasonSchema.shape);

export const verifyAuditSchema = z.object({});
