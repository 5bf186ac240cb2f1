import { getDeadlineStatus } from "@/lib/desk/queries/deadline";
import { ok } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";

/** C2: the deadline room asks here every ten seconds while it is looked at. */
export const GET = createRoute<typeof noInput, { id: string }>({
  schema: noInput,
  run: async ({ actor, receivedAt, params }) => ok(await getDeadlineStatus(actor, params.id, receivedAt)),
});
