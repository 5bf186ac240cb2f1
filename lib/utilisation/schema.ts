import { z } from "zod";

/** A year of hours of five teams is about 4 MB. */
export const IMPORT_BYTES = 10_000_000;
export const API_BYTES = 2_000_000;
export const API_ROWS = 5_000;
export const TOKEN_DAYS = [30, 90, 180, 365] as const;

const id = z.string().min(1).max(64);
/** Empty: every team, for whoever reports for all. */
const teamId = z.string().max(64);

const uploaded = z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() });
export const importFileSchema = z.object({
  file: uploaded.nullable().refine((file) => file !== null, { error: "utilisation.importFile" }),
});
export const importUtilisationSchema = z.object({ fileId: id, teamId });
export type ImportUtilisation = z.output<typeof importUtilisationSchema>;

export const createTokenSchema = z.object({
  teamId,
  name: z.string().trim().min(1, { error: "required" }).max(80, { error: "tooLong?maximum=80" }),
  days: z.enum(TOKEN_DAYS.map(String) as [string, ...string[]]),
});
export type CreateToken = z.output<typeof createTokenSchema>;
export const revokeTokenSchema = z.object({ tokenId: id });
export type RevokeToken = z.output<typeof revokeTokenSchema>;

/** What the API takes; each row is read on its own, so that one wrong row keeps no other out. */
export const apiBodySchema = z.object({ rows: z.array(z.unknown()).min(1).max(API_ROWS) });

/** L2: every export asks for a reason. */
export const exportUtilisationSchema = z.looseObject({
  reason: z.string().trim().min(5).max(500),
  format: z.enum(["csv", "xlsx"]).default("csv"),
  locale: z.enum(["ko", "en"]).default("ko"),
  teamId: z.string().max(64).default(""),
});
