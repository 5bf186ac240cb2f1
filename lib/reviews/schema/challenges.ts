import { z } from "zod";

const id = z.string().min(1).max(64);
export const CHALLENGE_REASON_MIN = 20;
export const CHALLENGE_REASON_MAX = 2_000;
/** Evidence of a challenge: one small file, by content. */
export const CHALLENGE_FILE_BYTES = 20_000_000;
export const CHALLENGE_FILE_TYPES = ["application/pdf", "image/png", "image/jpeg"];

export const fileChallengeSchema = z.object({
  proposalId: id,
  memberId: id,
  reason: z.string().trim().min(CHALLENGE_REASON_MIN).max(CHALLENGE_REASON_MAX),
  file: z.object({ id, name: z.string(), sizeBytes: z.number() }).nullable(),
});
export type FileChallenge = z.output<typeof fileChallengeSchema>;

export const decideChallengeSchema = z.object({
  challengeId: id,
  expectedVersion: z.int().min(0),
  verdict: z.enum(["ACCEPTED", "DISMISSED"]),
  reason: z.string().trim().min(10).max(2_000),
});
export type DecideChallenge = z.output<typeof decideChallengeSchema>;
