import { markThreadRead } from "@/lib/desk/commands/messages";
import { createRoute, noInput } from "@/lib/platform/route";

/** Says that a thread was opened. A route, not an action, so that the page that says it is not drawn anew and keeps its markers. */
export const POST = createRoute<typeof noInput, { proposalId: string }>({
  schema: noInput,
  run: ({ actor, receivedAt, params }) => markThreadRead(actor, { proposalId: params.proposalId }, receivedAt),
});
