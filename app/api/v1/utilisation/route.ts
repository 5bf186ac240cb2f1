import { rateLimit } from "@/lib/platform/rate-limit";
import { createTokenRoute } from "@/lib/platform/token-route";
import { reportByApi } from "@/lib/utilisation/commands/report-by-api";
import { isIdempotencyKey } from "@/lib/utilisation/domain/idempotency-key";
import { tokenHolder } from "@/lib/utilisation/queries/token-holder";
import { API_BYTES, API_ROWS, apiBodySchema } from "@/lib/utilisation/schema";

const NO_STORE = { "cache-control": "no-store" };
const invalid = (problem: string): Response =>
  Response.json(
    { ok: false, code: "INVALID_INPUT", problem, maximumRows: API_ROWS },
    { status: 422, headers: NO_STORE },
  );

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined; // no JSON: the schema says so
  }
};

/** G5: takes reports of use from programs. What it takes and answers is described under /api/v1/openapi. */
export const POST = createTokenRoute({
  authenticate: tokenHolder,
  keyOf: (holder) => holder.tokenId,
  limits: { calls: rateLimit("utilisation-calls", 120, 60), strangers: rateLimit("utilisation-strangers", 60, 60) },
  maxBytes: API_BYTES,
  run: async ({ holder, receivedAt, request }, body) => {
    const key = request.headers.get("idempotency-key");
    if (key !== null && !isIdempotencyKey(key)) return invalid("IDEMPOTENCY_KEY");
    const input = apiBodySchema.safeParse(parsed(body));
    if (!input.success) return invalid("BODY");
    const reply = await reportByApi(holder, { rows: input.data.rows, idempotencyKey: key, content: body }, receivedAt);
    if (reply.kind === "OTHER_CONTENT")
      return Response.json(
        { ok: false, code: "CONFLICT", problem: "IDEMPOTENCY_KEY" },
        { status: 409, headers: NO_STORE },
      );
    const replayed = reply.kind === "REPLAYED" ? { "idempotency-replayed": "true" } : {};
    return Response.json(reply.answer, { status: reply.answer.ok ? 200 : 422, headers: { ...NO_STORE, ...replayed } });
  },
});
