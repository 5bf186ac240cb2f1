import { ok } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { saveSheet } from "@/lib/reviews/commands/score-sheet";
import { getOwnSheet } from "@/lib/reviews/queries/get-review-work";
import { saveSheetSchema } from "@/lib/reviews/schema";

type Params = { assignmentId: string };

/** S6: autosave of a score sheet; a stable address, so that a tab left open over a deploy loses nothing. */
export const PUT = createRoute<typeof saveSheetSchema, Params>({
  schema: saveSheetSchema,
  run: ({ actor, receivedAt, params }, input) =>
    saveSheet(actor, { ...input, assignmentId: params.assignmentId }, receivedAt),
});

/** What is stored now: for a browser whose save met another window's. */
export const GET = createRoute<typeof noInput, Params>({
  schema: noInput,
  run: async ({ actor, params }) => ok(await getOwnSheet(actor, params.assignmentId)),
});
