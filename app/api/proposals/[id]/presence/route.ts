import { createRoute, noInput } from "@/lib/platform/route";
import { notePresence } from "@/lib/proposals/commands/presence";
import { getPresent } from "@/lib/proposals/queries/presence";
import { presenceSchema } from "@/lib/proposals/schema/together";

/** Who has a section of the proposal open now. */
export const GET = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  run: ({ actor, receivedAt, params }) => getPresent(actor, params.id, receivedAt),
});

/** A7: the heartbeat of a section that somebody has open; answers who else is there. */
export const POST = createRoute<typeof presenceSchema, { id: string }>({
  schema: presenceSchema,
  run: ({ actor, receivedAt, params }, input) => notePresence(actor, { proposalId: params.id, ...input }, receivedAt),
});
