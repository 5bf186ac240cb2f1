import { z } from "zod";
import { type PlanBlock, planFromText } from "../domain/plan-text";

/** A picture of a plan section: PNG or JPEG, by content. */
export const PLAN_IMAGE_BYTES = 5_000_000;
export const PLAN_IMAGE_TYPES = ["image/png", "image/jpeg"];

const MAX_CHARACTERS = 30_000;
const MAX_BLOCKS = 600;
const MAX_ROWS = 60;
const MAX_COLUMNS = 12;
const MAX_IMAGES = 30;

const words = z.string().max(MAX_CHARACTERS);
/** Links lead to https and nowhere else: no script, no plain text over the wire, no local file. */
const href = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(2_000);
const run = z.strictObject({
  text: words,
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  href: href.optional(),
});
const runs = z.array(run).max(500);
const cell = z.strictObject({ header: z.boolean(), content: runs });

const block: z.ZodType<PlanBlock> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("heading"), level: z.union([z.literal(2), z.literal(3)]), content: runs }),
  z.strictObject({ type: z.literal("paragraph"), content: runs }),
  z.strictObject({ type: z.enum(["bulletList", "orderedList"]), items: z.array(runs).max(200) }),
  z.strictObject({
    type: z.literal("table"),
    rows: z.array(z.array(cell).min(1).max(MAX_COLUMNS)).min(1).max(MAX_ROWS),
  }),
  z.strictObject({ type: z.literal("image"), fileId: z.uuid(), sha256: z.hash("sha256"), alt: z.string().max(300) }),
]);

/** Structured text as it is kept: only what the subset can say. Anything else is refused, not cleaned. */
export const planDocument = z
  .array(block)
  .max(MAX_BLOCKS)
  .refine((blocks) => blocks.filter(({ type }) => type === "image").length <= MAX_IMAGES, {
    error: `proposals.tooManyImages?maximum=${MAX_IMAGES}`,
  });

/** Plan sections were plain text at first; seals and revisions of that time are read as paragraphs. */
export const withDocument = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || "document" in value || !("text" in value)) return value;
  const { text, ...rest } = value;
  return { ...rest, document: planFromText(typeof text === "string" ? text : "") };
};
