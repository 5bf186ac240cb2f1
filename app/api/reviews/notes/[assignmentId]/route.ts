import { ok } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { saveNotes } from "@/lib/reviews/commands/keep-notes";
import { getOwnNotes } from "@/lib/reviews/queries/get-review-work";
import { saveNotesSchema } from "@/lib/reviews/schema/workspace";

type Params = { assignmentId: string };

/** Autosave of a reviewer's own notes; a stable address, as the sheet's. */
export const PUT = createRoute<typeof saveNotesSchema, Params>({
  schema: saveNotesSchema,
  run: ({ actor, receivedAt, params }, input) =>
    saveNotes(actor, { ...input, assignmentId: params.assignmentId }, receivedAt),
});

/** What is stored now: for a browser whose save met another window's. */
export const GET = createRoute<typeof noInput, Params>({
  schema: noInput,
  run: async ({ actor, params }) => ok(await getOwnNotes(actor, params.assignmentId)),
});
