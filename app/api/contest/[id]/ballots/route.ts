import { castBallot } from "@/lib/contest/commands/cast-ballot";
import { ballotSchema } from "@/lib/contest/schema";
import { createRoute } from "@/lib/platform/route";

type Params = { id: string };

/** X3: one vote; a stable address, and sent again it changes nothing, so a lost answer is no lost vote. */
export const POST = createRoute<typeof ballotSchema, Params>({
  schema: ballotSchema,
  run: ({ actor, receivedAt, params }, input) => castBallot(actor, { ...input, contestId: params.id }, receivedAt),
});
