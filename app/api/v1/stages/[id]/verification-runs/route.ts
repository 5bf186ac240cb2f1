import { failureResponse } from "@/lib/platform/failure-response";
import { rateLimit } from "@/lib/platform/rate-limit";
import { createTokenRoute } from "@/lib/platform/token-route";
import { importByApi, type SentFile } from "@/lib/verification/commands/import-by-api";
import { tokenHolder } from "@/lib/verification/queries/tokens";
import { API_BYTES, apiClaimsSchema, MAX_FILES } from "@/lib/verification/schema";

const NO_STORE = { "cache-control": "no-store" };
const invalid = (problem: string): Response =>
  Response.json(
    { ok: false, code: "INVALID_INPUT", problem, maximumFiles: MAX_FILES },
    { status: 422, headers: NO_STORE },
  );

/** The stage of the address `/api/v1/stages/<id>/verification-runs`. */
const stageOf = (request: Request): string => new URL(request.url).pathname.split("/").at(-2) ?? "";

async function partsOf(request: Request, body: Uint8Array): Promise<{ claims: unknown; files: SentFile[] } | null> {
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const form = await new Response(Buffer.from(body), { headers }).formData().catch(() => null);
  if (!form) return null;
  const files: SentFile[] = [];
  for (const part of form.getAll("file"))
    if (part instanceof File) files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  const claims = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return { claims, files };
}

/** V1: takes the files of one run from an operator's program: a form with teamId, ranBy, ranByName, statedRevision and up to four parts `file`. */
export const POST = createTokenRoute({
  authenticate: tokenHolder,
  keyOf: (holder) => holder.tokenId,
  limits: { calls: rateLimit("verification-calls", 60, 60), strangers: rateLimit("verification-strangers", 60, 60) },
  maxBytes: API_BYTES,
  run: async ({ holder, receivedAt, request }, body) => {
    const parts = await partsOf(request, body);
    if (!parts) return invalid("BODY");
    if (parts.files.length === 0 || parts.files.length > MAX_FILES) return invalid("FILES");
    const claims = apiClaimsSchema.safeParse(parts.claims);
    if (!claims.success) return invalid("CLAIMS");
    const reply = await importByApi(holder, { ...claims.data, stageId: stageOf(request) }, parts.files, receivedAt);
    if (reply.kind === "PROBLEMS") {
      const { problems, problemCount } = reply;
      return Response.json(
        { ok: false, code: "FILE_HAS_PROBLEMS", problemCount, problems },
        { status: 422, headers: NO_STORE },
      );
    }
    const { outcome } = reply;
    if (!outcome.ok) return failureResponse(outcome);
    return Response.json(outcome, { status: outcome.data.isNew ? 201 : 200, headers: NO_STORE });
  },
});
