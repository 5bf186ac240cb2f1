import { z } from "zod";
import { VIEWED_LIST_NAMES } from "../domain/saved-views";

const viewId = z.string().min(1).max(64);
const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((text) => text.normalize("NFC"));

export const saveViewSchema = z.object({
  list: z.enum(VIEWED_LIST_NAMES),
  name,
  /** The list's own address: what stands behind the path. */
  query: z.string().max(2_000),
  isDefault: z.boolean(),
});
export const renameViewSchema = z.object({ viewId, name });
export const deleteViewSchema = z.object({ viewId });
export const chooseDefaultViewSchema = z.object({ viewId, isDefault: z.boolean() });
export type SaveView = z.output<typeof saveViewSchema>;
