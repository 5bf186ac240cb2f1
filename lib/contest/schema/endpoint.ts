import { z } from "zod";

const id = z.string().min(1);
const MAX_URL = 300;

/** `https://host/v1`: no account, no query, no fragment; the path of the API is added. Whether http may be is the server's to say. */
const baseUrl = z
  .string()
  .trim()
  .max(MAX_URL)
  .transform((text, context) => {
    const url = URL.parse(text);
    const isPlain = url && url.username === "" && url.password === "" && url.search === "" && url.hash === "";
    if (!isPlain || !/^https?:$/.test(url.protocol)) {
      context.addIssue({ code: "custom", message: "contest.baseUrl" });
      return z.NEVER;
    }
    return url.href.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
  });

export const registerEndpointSchema = z.object({
  contestId: id,
  teamId: id,
  baseUrl,
  model: z.string().trim().min(1).max(200),
  /** Empty keeps the one that is there. */
  key: z
    .string()
    .trim()
    .max(500)
    .regex(/^[\x21-\x7e]*$/, { error: "contest.endpointKey" }),
});
export const seatSchema = z.object({ contestId: id, teamId: id });
export const startGenerationSchema = z.object({ contestId: id, teamId: z.string() });
export const cancelGenerationSchema = z.object({ generationId: id });

export type RegisterEndpoint = z.output<typeof registerEndpointSchema>;
export type Seat = z.output<typeof seatSchema>;
export type StartGeneration = z.output<typeof startGenerationSchema>;
export type CancelGeneration = z.output<typeof cancelGenerationSchema>;
