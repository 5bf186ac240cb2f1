import { createRoute } from "@/lib/platform/route";
import { notePresence } from "@/lib/proposals/commands/presence";
import { presenceSchema } from "@/lib/proposals/schema/together";

/** A7: the heartbeat of a section that somebody has open; answers who else is there. */
export const POST = createRoute<typeof presenceSchema, { id: string }>({
  schema: presenceSchema,
  run: ({ actor, receivedAt, params }, input) => notePresence(actor, { proposalId: params.id, ...input }, receivedAt),
});
