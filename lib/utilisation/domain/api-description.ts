import { PROBLEM_CODES } from "./report";

type Words = (
  key:
    | `api.${"title" | "summary" | "bearer" | "idempotencyKey" | "team" | "pool" | "period" | "available" | "used"}`
    | `guide.${"lead" | "partial" | `s${200 | 401 | 403 | 409 | 413 | 422 | 429}`}`,
) => string;

const hours = (description: string) => ({
  description,
  oneOf: [
    { type: "string", pattern: "^\\d{1,9}(\\.\\d{1,3})?$" },
    { type: "number", minimum: 0 },
  ],
});
const count = { type: "integer", minimum: 0 } as const;

const rowSchema = (t: Words) => ({
  type: "object",
  required: ["team", "period", "availableGpuHours", "usedGpuHours"],
  properties: {
    team: { type: "string", description: t("api.team") },
    pool: { type: "string", description: t("api.pool") },
    period: { type: "string", description: t("api.period") },
    availableGpuHours: hours(t("api.available")),
    usedGpuHours: hours(t("api.used")),
  },
});

const ANSWER = {
  type: "object",
  required: ["ok", "deliveryId", "receivedAt", "accepted", "corrected", "unchanged", "refused", "errors"],
  properties: {
    ...{ ok: { type: "boolean" }, deliveryId: { type: "string" }, receivedAt: { type: "string", format: "date-time" } },
    ...{ accepted: count, corrected: count, unchanged: count, refused: count },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["row", "field", "code", "value"],
        properties: {
          row: { type: "integer", minimum: 1 },
          ...{ field: { type: "string" }, code: { enum: [...PROBLEM_CODES] }, value: { type: "string" } },
        },
      },
    },
  },
} as const;

const FAILURE = {
  type: "object",
  required: ["ok", "code"],
  properties: { ok: { const: false }, code: { type: "string" }, problem: { type: "string" } },
} as const;

const json = (schema: object) => ({ content: { "application/json": { schema } } });

/** The API as OpenAPI 3.1 describes it, in the reader's language. */
export function apiDescription(t: Words, limits: { origin: string; maxRows: number }) {
  const failures = ([401, 403, 409, 413, 429] as const).map(
    (status) => [status, { description: t(`guide.s${status}`), ...json(FAILURE) }] as const,
  );
  return {
    openapi: "3.1.0",
    info: { title: t("api.title"), version: "1", description: t("guide.lead") },
    servers: [{ url: limits.origin }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer", description: t("api.bearer") } } },
    paths: {
      "/api/v1/utilisation": {
        post: {
          operationId: "reportUtilisation",
          summary: t("api.summary"),
          description: t("guide.partial"),
          security: [{ key: [] }],
          parameters: [
            {
              ...{ name: "Idempotency-Key", in: "header", required: false, description: t("api.idempotencyKey") },
              schema: { type: "string", minLength: 1, maxLength: 100 },
            },
          ],
          requestBody: {
            required: true,
            ...json({
              type: "object",
              required: ["rows"],
              properties: { rows: { type: "array", minItems: 1, maxItems: limits.maxRows, items: rowSchema(t) } },
            }),
          },
          responses: {
            200: { description: t("guide.s200"), ...json(ANSWER) },
            422: { description: t("guide.s422"), ...json({ oneOf: [ANSWER, FAILURE] }) },
            ...Object.fromEntries(failures),
          },
        },
      },
    },
  };
}
