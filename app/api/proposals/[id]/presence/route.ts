import { createAdmission } from "@/lib/platform/admission";
import { invalidInput } from "@/lib/platform/failure";
import { createRoute, noInput } from "@/lib/platform/route";
import { notePresence } from "@/lib/proposals/commands/presence";
import { getPresent } from "@/lib/proposals/queries/presence";
import { presenceSchema } from "@/lib/proposals/schema/together";

/** Heartbeats never stand in the way of saves and submissions: a narrow gate of their own, and whoever finds it full tries later. */
const admitHeartbeat = createAdmission({ running: 2, waiting: 20, patienceMs: 500 });

/** Who has a section of the proposal open now. */
export const GET = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  run: ({ actor, receivedAt, params }) => admitHeartbeat(() => getPresent(actor, params.id, receivedAt)),
});

/** A7: the heartbeat of a section that somebody has open; answers who else is there. */
export const POST = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  body: "raw", // keeps it out of the gate of all writes
  run: async ({ actor, receivedAt, request, params }) => {
    const said = presenceSchema.safeParse(await request.json().catch(() => null));
    if (!said.success) return invalidInput(said.error);
    return admitHeartbeat(() => notePresence(actor, { proposalId: params.id, ...said.data }, receivedAt));
  },
});
