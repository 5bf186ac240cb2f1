import { Readable } from "node:stream";
import { openAuditExport } from "@/lib/audit/commands";
import { auditExportSchema } from "@/lib/audit/schema";
import { downloadHeaders } from "@/lib/platform/files";
import { createRoute } from "@/lib/platform/route";

/** The audit log as NDJSON, streamed; `npm run verify -- audit FILE` checks it anywhere. */
export const GET = createRoute({
  schema: auditExportSchema,
  run: async ({ actor, receivedAt }, input) => {
    const lines = await openAuditExport(actor, input, receivedAt);
    const stream = Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>;
    const name = `audit-log-${receivedAt.toISOString().slice(0, 10)}.ndjson`;
    return new Response(stream, { headers: downloadHeaders(name, "application/x-ndjson; charset=utf-8") });
  },
});
