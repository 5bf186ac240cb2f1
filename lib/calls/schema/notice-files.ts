import { z } from "zod";

/** C1, C5: a file more, a file less, or one in the place of another; the reason is asked for once the call is announced. */
export const changeNoticeFilesSchema = z.object({
  callId: z.string().min(1),
  expectedVersion: z.int().min(0),
  file: z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() }).nullish(),
  removeId: z.string().max(64),
  reason: z.string().trim().max(1_000),
});
export type ChangeNoticeFiles = z.output<typeof changeNoticeFilesSchema>;
