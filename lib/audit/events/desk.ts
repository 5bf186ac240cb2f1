import { z } from "zod";
import { auditEvent } from "./event";

/** What passes between consortia and the call desk; the words themselves stay with the thread. */
export const deskEvents = [
  auditEvent("desk.messageWritten", z.object({ proposalId: z.string(), fromStaff: z.boolean(), length: z.number() })),
] as const;
