import { undoBallot } from "@/lib/contest/commands/cast-ballot";
import { undoSchema } from "@/lib/contest/schema";
import { createRoute } from "@/lib/platform/route";

type Params = { id: string };

/** X3: takes the last vote back and shows its two answers again. */
export const POST = createRoute<typeof undoSchema, Params>({
  schema: undoSchema,
  run: ({ actor, receivedAt, params }) => undoBallot(actor, { contestId: params.id }, receivedAt),
});
