import { z } from "zod";
import { auditEvent } from "./event";

/** What is on record of a reviewer (S2, S3): it decides who is kept from what, so the whole of it is kept, before and after. */
const profile = z.object({
  isForeign: z.boolean(),
  languages: z.array(z.string()),
  fieldKeys: z.array(z.string()),
  keywords: z.array(z.string()),
  availability: z.string(),
  maxSheets: z.number().nullable(),
  affiliations: z.array(
    z.object({ organisationName: z.string(), unit: z.string(), startedOn: z.string(), endedOn: z.string() }),
  ),
  ties: z.array(z.object({ kind: z.string(), personName: z.string(), organisationName: z.string(), note: z.string() })),
});

export const reviewersEvents = [
  auditEvent("reviewer.profileSaved", z.object({ from: profile.nullable(), to: profile })),
  auditEvent(
    "reviewer.imported",
    z.object({
      fileName: z.string(),
      sha256: z.string(),
      added: z.array(z.string()),
      changed: z.array(z.string()),
      same: z.number(),
    }),
  ),
] as const;
