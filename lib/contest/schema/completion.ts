import { z } from "zod";
import type { Completion } from "../domain/generation";

/** What is read of a response of the `chat/completions` API; the rest is the server's own. */
export const completionSchema = z.object({
  model: z.string().optional(),
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullable() }), finish_reason: z.string().nullish() }))
    .min(1),
  usage: z.object({ completion_tokens: z.int().nonnegative().optional() }).nullish(),
}) satisfies z.ZodType<Completion>;
