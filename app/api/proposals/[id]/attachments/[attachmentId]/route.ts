import { now } from "@/lib/platform/clock";
import { fileResponse } from "@/lib/platform/files";
import { createRoute, noInput } from "@/lib/platform/route";
import { attachmentFile } from "@/lib/proposals/queries/attachment-file";
import { readsAsReviewer } from "@/lib/reviews/queries/reads-proposal";

/** A6: one file, for the consortium, for staff once the call has closed, and for reviewers before whom the proposal lies open. */
export const GET = createRoute<typeof noInput, { id: string; attachmentId: string }>({
  schema: noInput,
  run: async ({ actor, params }) => {
    const asReviewer = await readsAsReviewer(actor, params.id);
    const found = await attachmentFile(
      actor,
      { proposalId: params.id, attachmentId: params.attachmentId, asReviewer },
      await now(),
    );
    return found.ok ? fileResponse(found.data) : found;
  },
});
