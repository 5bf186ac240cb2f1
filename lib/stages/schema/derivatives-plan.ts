import { z } from "zod";
import { COUNT_SCALES, type DerivativesPlan, RELATIONS } from "../domain/derivatives-plan";

const MAX_COUNT = 1_000_000;
const rules = {
  partKey: z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "stages.key" }),
  relations: z.array(z.enum(RELATIONS)),
  countsIndirect: z.boolean(),
  countsGated: z.boolean(),
  countsUnknownWeights: z.boolean(),
  ownerCap: z.int().min(1).max(MAX_COUNT),
  minimumDownloads: z.int().min(0).max(MAX_COUNT),
  snapshotDays: z.int().min(1).max(180),
  disputeDays: z.int().min(1).max(60),
};
const scaleKind = z.enum(COUNT_SCALES);
const target = z.int().min(1).max(MAX_COUNT);

/** E2: the derivatives of a stored plan. Plans of before it have none. */
export const derivativesPlanSchema = z.object({
  ...rules,
  scale: z.object({ kind: scaleKind, target }),
}) satisfies z.ZodType<DerivativesPlan>;

/** What the planning form sends; nothing when the part is entered by hand. */
export const derivativesFormSchema = z
  .object({ isComputed: z.boolean(), ...rules, scaleKind, target })
  .transform(({ isComputed, scaleKind: kind, target: full, ...plan }): DerivativesPlan | undefined =>
    isComputed ? { ...plan, scale: { kind, target: full } } : undefined,
  );
export type DerivativesForm = z.input<typeof derivativesFormSchema>;
