import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about teams: how they came in and how they left. */
export const teamsEvents = [
  auditEvent(
    "team.created",
    z.object({ callId: z.string(), proposalId: z.string(), decisionId: z.string().nullable(), nameKo: z.string() }),
  ),
  auditEvent(
    "team.left",
    z.object({ from: z.literal("ACTIVE"), to: z.enum(["ELIMINATED", "WITHDRAWN"]), leftAt: z.date() }),
  ),
  auditEvent(
    "team.returned",
    z.object({ from: z.literal("ELIMINATED"), to: z.literal("ACTIVE"), decisionId: z.string() }),
  ),
] as const;
