import { RUNNERS } from "@/lib/stages/domain/verification-plan";
import { RUN_FLAWS } from "./custody";
import { PROBLEM_CODES } from "./problem";

type Status = 200 | 201 | 401 | 403 | 409 | 413 | 422 | 429;
type Words = (
  key: `api.${"summary" | "stage" | "team" | "ranBy" | "ranByName" | "revision" | "file" | `s${Status}`}`,
) => string;

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const text = (description: string, more: object = {}) => ({ type: "string", description, ...more });

const IMPORTED = {
  type: "object",
  required: ["ok", "data"],
  properties: {
    ok: { const: true },
    data: {
      type: "object",
      required: ["runId", "isNew", "isTrial", "flaws", "resultCount"],
      properties: {
        ...{ runId: { type: "string" }, isNew: { type: "boolean" }, isTrial: { type: "boolean" } },
        flaws: { type: "array", items: { enum: [...RUN_FLAWS] } },
        resultCount: { type: "integer", minimum: 0 },
      },
    },
  },
} as const;

const FAILURE = {
  type: "object",
  required: ["ok", "code"],
  properties: {
    ok: { const: false },
    code: { type: "string" },
    reason: { type: "string" },
    problem: { type: "string" },
  },
} as const;

const PROBLEMS = {
  type: "object",
  required: ["ok", "code", "problemCount", "problems"],
  properties: {
    ...{ ok: { const: false }, code: { const: "FILE_HAS_PROBLEMS" }, problemCount: { type: "integer", minimum: 1 } },
    problems: {
      type: "array",
      items: {
        type: "object",
        required: ["file", "path", "line", "code", "found"],
        properties: {
          ...{ file: { type: "string" }, path: { type: "string" }, line: { type: ["integer", "null"] } },
          ...{ code: { enum: [...PROBLEM_CODES] }, found: { type: "string" } },
        },
      },
    },
  },
} as const;

/** V1: the door for runs as OpenAPI describes it, in the reader's language; part of the portal's one description. */
export function verificationPaths(t: Words, maxFiles: number) {
  const failures = ([401, 403, 409, 413, 429] as const).map(
    (status) => [status, { description: t(`api.s${status}`), ...json(FAILURE) }] as const,
  );
  return {
    "/api/v1/stages/{id}/verification-runs": {
      post: {
        operationId: "importVerificationRun",
        summary: t("api.summary"),
        security: [{ key: [] }],
        parameters: [
          { ...{ name: "id", in: "path", required: true, description: t("api.stage") }, schema: { type: "string" } },
        ],
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["teamId", "ranBy", "ranByName", "file"],
                properties: {
                  teamId: text(t("api.team")),
                  ranBy: text(t("api.ranBy"), { enum: [...RUNNERS] }),
                  ranByName: text(t("api.ranByName"), { minLength: 2, maxLength: 120 }),
                  statedRevision: text(t("api.revision"), { pattern: "^[0-9a-f]{7,64}$" }),
                  file: {
                    ...{ type: "array", minItems: 1, maxItems: maxFiles, description: t("api.file") },
                    items: { type: "string", format: "binary" },
                  },
                },
              },
            },
          },
        },
        responses: {
          200: { description: t("api.s200"), ...json(IMPORTED) },
          201: { description: t("api.s201"), ...json(IMPORTED) },
          422: { description: t("api.s422"), ...json({ oneOf: [PROBLEMS, FAILURE] }) },
          ...Object.fromEntries(failures),
        },
      },
    },
  };
}
