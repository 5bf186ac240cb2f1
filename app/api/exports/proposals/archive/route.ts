import { Readable } from "node:stream";
import { now } from "@/lib/platform/clock";
import { downloadHeaders } from "@/lib/platform/files";
import { parseListQuery } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";
import { archiveProposals } from "@/lib/proposals/commands/archive-proposals";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import { archiveProposalsSchema } from "@/lib/proposals/schema";

/** L2: chosen or all listed proposals of a closed call as one archive, streamed while it is written. */
export const GET = createRoute({
  schema: archiveProposalsSchema,
  run: async ({ actor, request }, { callId, reason, locale }) => {
    const asked = new URL(request.url).searchParams;
    const query = parseListQuery(Object.fromEntries(asked), STAFF_LIST);
    const proposalIds = asked.getAll("id").slice(0, 1_000);
    const made = await archiveProposals(actor, { callId, query, proposalIds, reason, locale }, await now());
    if (!made.ok) return made;
    return new Response(Readable.toWeb(made.data.content) as ReadableStream<Uint8Array>, {
      headers: downloadHeaders(made.data.name, "application/zip"),
    });
  },
});
