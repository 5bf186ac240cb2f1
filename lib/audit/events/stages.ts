import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about stages. */
export const stagesEvents = [auditEvent("stages.noted", z.object({ note: z.string() }))] as const;
