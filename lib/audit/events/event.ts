import { z } from "zod";

/** Shape of one kind of audit event: what happened, to what, and the old and new values. */
export const auditEvent = <const Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), subjectType: z.string(), subjectId: z.string(), data });
