import { z } from "zod";
import type { VoteFile } from "./domain/vote-file";

const count = z.int().nonnegative();
const id = z.string().min(1);
const version = z.int().nonnegative();
const reason = z.string().trim().min(10).max(2_000);
const uploaded = z.object({ id, name: z.string(), sizeBytes: z.number() });
const file = uploaded.nullable().refine((value) => value !== null, { error: "contest.file" });

/** Bytes of one file of prompts or answers at most. */
export const ROW_FILE_BYTES = 20_000_000;
export const LANGUAGES = ["KO", "EN"] as const;
export const DOMAINS = ["general", "knowledge", "reasoning", "writing", "coding", "publicService"] as const;
export const VERDICTS = ["LEFT", "RIGHT", "TIE", "BOTH_BAD"] as const;

export const createContestSchema = z.object({ stageId: id, closesAt: z.iso.datetime({ error: "date" }) });
export const contestStepSchema = z.object({ contestId: id, expectedVersion: version });
export const importPromptsSchema = z.object({ contestId: id, file });
export const registerEntrySchema = z.object({
  contestId: id,
  teamId: id,
  modelName: z.string().trim().min(1).max(120),
  revision: z.string().trim().min(1).max(120),
});
export const importAnswersSchema = z.object({ contestId: id, teamId: id, file });
export const reviewAnswerSchema = z.object({
  answerId: id,
  expectedVersion: version,
  verdict: z.enum(["ACCEPTED", "EXCLUDED"]),
  reason,
});
export const inviteWaveSchema = z.object({
  contestId: id,
  group: z.enum(["PUBLIC", "EXPERT"]),
  size: z.int().min(1).max(5_000),
});
export const respondSchema = z.object({ contestId: id, consent: z.boolean() });
export const markDuplicateSchema = z.object({ voterId: id, reason });
/** Asking for the next task and taking a vote back change something: an empty request does neither. */
export const nextTaskSchema = z.object({ ready: z.literal(true) });
export const undoSchema = z.object({ confirm: z.literal(true) });
export const ballotSchema = z.object({ taskId: id, verdict: z.enum(VERDICTS) });
export const voterProfileSchema = z.object({
  sex: z.enum(["FEMALE", "MALE"]),
  region: z.enum(["CAPITAL", "CHUNGCHEONG", "HONAM", "YEONGNAM", "GANGWON_JEJU"]),
  ageBand: z.enum(["AGE_20", "AGE_30", "AGE_40", "AGE_50", "AGE_60"]),
  aiUse: z.enum(["DAILY", "SOMETIMES", "RARELY"]),
  readsEnglish: z.boolean(),
});

/** PostgreSQL keeps no NUL. */
const noNul = (text: string): boolean => !text.includes("\u0000");
const words = z.string().trim().min(1).max(20_000).refine(noNul);
const language = z.enum(["ko", "en"]).transform((value) => (value === "ko" ? "KO" : "EN"));
/** A line of a file of prompts: a prompt, or a check of attention with its two answers and what it expects. */
export const promptRowSchema = z.union([
  z.strictObject({
    language,
    text: words,
    left: words,
    right: words,
    expected: z
      .enum(["left", "right", "tie", "bothBad"])
      .transform(
        (value) =>
          ({ left: "LEFT", right: "RIGHT", tie: "TIE", bothBad: "BOTH_BAD" })[value] as (typeof VERDICTS)[number],
      ),
  }),
  z.strictObject({ language, domain: z.enum(DOMAINS), text: words }),
]);
/** A line of a file of answers; one that says which model answered is held to the registered variant (X2). */
export const answerRowSchema = z.strictObject({
  prompt: z.int().min(1),
  answer: z.string().max(200_000).refine(noNul),
  model: z.string().optional(),
});

export type CreateContest = z.output<typeof createContestSchema>;
export type ContestStep = z.output<typeof contestStepSchema>;
export type ImportPrompts = z.output<typeof importPromptsSchema>;
export type RegisterEntry = z.output<typeof registerEntrySchema>;
export type ImportAnswers = z.output<typeof importAnswersSchema>;
export type ReviewAnswer = z.output<typeof reviewAnswerSchema>;
export type InviteWave = z.output<typeof inviteWaveSchema>;
export type Respond = z.output<typeof respondSchema>;
export type MarkDuplicate = z.output<typeof markDuplicateSchema>;
export type CastBallot = z.output<typeof ballotSchema> & { contestId: string };
export type SaveVoterProfile = z.output<typeof voterProfileSchema>;
export type PromptRow = z.output<typeof promptRowSchema>;

/** A file of votes as the field publishes them; every row must name two different models of the list. */
export const voteFileSchema = z
  .object({
    models: z.array(z.string().min(1)),
    X: z.array(z.tuple([count, count])),
    Y: z.array(z.tuple([count, count, count, count])),
  })
  .superRefine(({ models, X, Y }, context) => {
    if (X.length !== Y.length)
      context.addIssue({ code: "custom", message: `X has ${X.length} rows, Y has ${Y.length}`, path: ["Y"] });
    for (const [row, [first, second]] of X.entries()) {
      if (first === second || first >= models.length || second >= models.length)
        context.addIssue({
          code: "custom",
          message: `no two models of the list: ${first}, ${second}`,
          path: ["X", row],
        });
    }
  }) satisfies z.ZodType<VoteFile>;
