import { z } from "zod";
import { HAZARD_GRADES, HAZARDS, RUNNERS } from "@/lib/stages/domain/verification-plan";

/** The database knows no zero byte; an id has none of the others either. */
const printable = (text: string): boolean => !/\p{Cc}/u.test(text);
const id = z.string().min(1).max(200).refine(printable);
const reason = z.string().trim().min(10).max(2_000);
const evidence = z.string().trim().min(5).max(2_000);
/** A commit hash of the hub, or a content hash. */
const revision = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{7,64}$/, { error: "verification.revision" });

/** Bytes of one file on the upload page and of one call of the API, at most. */
export const FILE_BYTES = 32_000_000;
export const API_BYTES = 32_000_000;
export const MAX_FILES = 4;

export const registerModelSchema = z.object({
  stageId: id,
  teamId: id,
  modelName: z.string().trim().min(1).max(300),
  revision,
  sourceUrl: z.union([z.url({ protocol: /^https?$/, error: "url" }).max(2_000), z.literal("")]),
});
export type RegisterModel = z.output<typeof registerModelSchema>;

const uploaded = z.object({ id, name: z.string(), sizeBytes: z.number() });
const claims = {
  teamId: z.string().min(1, { error: "chooseOne" }).max(200).refine(printable),
  ranBy: z.enum(RUNNERS),
  ranByName: z.string().trim().min(2).max(120).refine(printable),
  /** For files that state no revision. */
  statedRevision: z.union([revision, z.literal("")]),
};
export const chooseFilesSchema = z.object({
  ...claims,
  file: uploaded.nullable().refine((file) => file !== null, { error: "verification.file" }),
  second: uploaded.nullable(),
  third: uploaded.nullable(),
  fourth: uploaded.nullable(),
});
export const importRunSchema = z.object({ stageId: id, ...claims, fileIds: z.array(id).min(1).max(MAX_FILES) });
export type ImportRun = z.output<typeof importRunSchema>;
export const apiClaimsSchema = z.object({ ...claims, statedRevision: claims.statedRevision.default("") });

export const withdrawRunSchema = z.object({ runId: id, reason });
export type WithdrawRun = z.output<typeof withdrawRunSchema>;
export const gradeHazardSchema = z
  .object({
    stageId: id,
    teamId: id,
    hazard: z.enum(HAZARDS),
    grade: z.enum(HAZARD_GRADES, { error: "chooseOne" }),
    points: z.number().min(0).max(100).multipleOf(0.01, { error: "stages.twoDecimals" }).nullable(),
    evidence,
  })
  .transform(({ points, ...rest }) => ({
    ...rest,
    scoreHundredths: points === null ? null : Math.round(points * 100),
  }));
export type GradeHazard = z.output<typeof gradeHazardSchema>;
export const TOKEN_DAYS = [30, 90, 180] as const;
export const createTokenSchema = z.object({
  name: z.string().trim().min(2).max(80),
  days: z.enum(["30", "90", "180"]),
});
export type CreateToken = z.output<typeof createTokenSchema>;
export const revokeTokenSchema = z.object({ tokenId: id });
export type RevokeToken = z.output<typeof revokeTokenSchema>;
export const writeScoresSchema = z.object({ stageId: id });
export const exportFiguresSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
});
export const exportSheetSchema = z.looseObject({ reason: z.string().trim().min(5).max(500) });
