import { z } from "zod";

const id = z.string().min(1).max(64);
/** What was shown is part of the question: `fingerprint` of the preview. */
export const mergeOrganisationsSchema = z.object({
  sourceId: id,
  targetId: id,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(10).max(500),
});
export type MergeOrganisations = z.output<typeof mergeOrganisationsSchema>;

/** The address of the merge page: which entry goes, which stays, and what is looked for. */
export const mergePageSchema = z.object({
  source: id.optional().catch(undefined),
  target: id.optional().catch(undefined),
  q: z.string().trim().max(100).default("").catch(""),
});
export type MergePageQuery = z.output<typeof mergePageSchema>;
