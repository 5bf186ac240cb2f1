import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about teams. */
export const teamsEvents = [auditEvent("teams.noted", z.object({ note: z.string() }))] as const;
