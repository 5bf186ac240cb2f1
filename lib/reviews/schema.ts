import { z } from "zod";

const id = z.string().min(1);
const version = z.int().min(0);
const reason = z.string().trim().min(10).max(2_000);
const FULL_MARKS = 10_000;
const COMMENT_MAX = 4_000;

export const createPanelSchema = z.object({
  callId: id,
  nameKo: z.string().trim().min(2).max(80),
  nameEn: z.string().trim().min(2).max(80),
});
export type CreatePanel = z.output<typeof createPanelSchema>;

export const panelVersionSchema = z.object({ panelId: id, expectedVersion: version });
export type PanelVersion = z.output<typeof panelVersionSchema>;

export const addPanelMemberSchema = panelVersionSchema.extend({ userId: id });
export type AddPanelMember = z.output<typeof addPanelMemberSchema>;

export const removePanelMemberSchema = panelVersionSchema.extend({ memberId: id, reason });
export type RemovePanelMember = z.output<typeof removePanelMemberSchema>;

export const setChairSchema = panelVersionSchema.extend({ memberId: id });
export type SetChair = z.output<typeof setChairSchema>;

export const proposeAssignmentsSchema = panelVersionSchema.extend({ sheetsPerProposal: z.int().min(1).max(30) });
export type ProposeAssignments = z.output<typeof proposeAssignmentsSchema>;

export const adjustPlanSchema = panelVersionSchema.extend({
  /** The whole wanted plan: what is missing is put in, what is left out is taken out. */
  pairs: z.array(z.object({ memberId: id, proposalId: id, pinned: z.boolean() })).max(5_000),
});
export type AdjustPlan = z.output<typeof adjustPlanSchema>;

export const activatePanelSchema = panelVersionSchema.extend({
  dueAt: z.iso.datetime({ error: "date" }).transform((text) => new Date(text)),
});
export type ActivatePanel = z.output<typeof activatePanelSchema>;

export const decideConflictSchema = z.object({
  findingId: id,
  expectedVersion: version,
  outcome: z.enum(["EXCLUDED", "DISMISSED", "WAIVED"]),
  reason,
});
export type DecideConflict = z.output<typeof decideConflictSchema>;

export const signPledgeSchema = z.object({ panelId: id, agreed: z.literal(true, { error: "required" }) });
export type SignPledge = z.output<typeof signPledgeSchema>;

export const declareSchema = z
  .object({
    assignmentId: id,
    expectedVersion: version,
    declaration: z.enum(["CLEAR", "CONFLICT"]),
    note: z.string().trim().max(1_000),
  })
  .refine((value) => value.declaration === "CLEAR" || [...value.note].length >= 10, {
    path: ["note"],
    error: "tooShort?minimum=10",
  });
export type Declare = z.output<typeof declareSchema>;

/** S6: autosave of a draft. Half-written and out-of-range scores are kept; only submitting asks for a whole sheet. */
export const saveSheetSchema = z.object({
  expectedVersion: version,
  items: z
    .array(
      z.object({
        key: z.string().min(1).max(60),
        scoreHundredths: z.int().min(0).max(FULL_MARKS).nullable(),
        comment: z.string().max(COMMENT_MAX),
      }),
    )
    .max(60),
  overallOpinion: z.string().max(COMMENT_MAX),
  /** P5: the vote of an additional call; left out, it stays as it is. */
  suitable: z.boolean().nullable().optional(),
});
export type SaveSheet = z.output<typeof saveSheetSchema> & { assignmentId: string };

export const submitSheetSchema = z.object({ assignmentId: id, expectedVersion: version });
export type SubmitSheet = z.output<typeof submitSheetSchema>;

export const reopenSheetSchema = z.object({ sheetId: id, expectedVersion: version, reason });
export type ReopenSheet = z.output<typeof reopenSheetSchema>;

export const proposeSelectionSchema = z.object({
  callId: id,
  reason,
  /** Needed only when due sheets have not come in. */
  missingReason: z.string().trim().max(2_000),
  /** P5: select nobody, in an additional call. */
  selectNone: z.boolean().default(false),
});
export type ProposeSelection = z.input<typeof proposeSelectionSchema>;

export const returnSelectionSchema = z.object({ decisionId: id, expectedVersion: version, reason });
export type ReturnSelection = z.output<typeof returnSelectionSchema>;

/** L2: every export asks for a reason. */
export const exportRankingSchema = z.object({
  format: z.enum(["json", "csv", "xlsx"]),
  /** S10: the ranking as decided, or as it stands after objections. */
  as: z.enum(["decided", "standing"]).default("decided"),
  reason: z.string().trim().min(5).max(500),
  locale: z.enum(["ko", "en"]).default("ko"),
});
