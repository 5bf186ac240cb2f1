import { nextTask } from "@/lib/contest/commands/serve-task";
import { nextTaskSchema } from "@/lib/contest/schema";
import { createRoute } from "@/lib/platform/route";

type Params = { id: string };

/** X2: what the voter is shown next; asked again, the same. */
export const POST = createRoute<typeof nextTaskSchema, Params>({
  schema: nextTaskSchema,
  run: ({ actor, receivedAt, params }) => nextTask(actor, { contestId: params.id }, receivedAt),
});
