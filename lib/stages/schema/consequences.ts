import { z } from "zod";

const gpus = z.int().min(0);
/** What an approval carried out, as the decision keeps it; decisions of before kept less. */
export const consequencesSchema = z.object({
  left: z
    .array(
      z.object({
        teamId: z.string(),
        gpuCount: gpus,
        talentWon: z.string().default("0"),
        handoverPlanId: z.string().nullable().default(null),
      }),
    )
    .default([]),
  reinstated: z.array(z.object({ teamId: z.string(), gpuCount: gpus, missing: gpus })).default([]),
  amendments: z
    .array(
      z.object({
        ...{ teamId: z.string(), agreementId: z.string(), lowered: z.boolean() },
        kind: z.enum(["DRAFTED", "VERSION_OPEN"]),
        number: z.int().optional(),
      }),
    )
    .default([]),
});
export type StageConsequences = z.output<typeof consequencesSchema>;
