import { z } from "zod";
import { SUPPORT_RESOURCES } from "@/lib/teams/domain/support";
import { type Figure, figureKey } from "./domain/what-if";

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const reason = z.string().trim().min(10).max(1_000);
const MAX_AMOUNT = 1_000_000_000_000_000n;
const MAX_FIGURES = 500;
const MAX_ITEMS = 20;

const place = {
  startsAt: z.iso.datetime({ error: "date" }).transform((text) => new Date(text)),
  place: z.string().trim().min(2).max(200),
  /** Empty: nobody joins from elsewhere. */
  videoUrl: z.union([z.literal(""), z.url({ protocol: /^https$/, error: "url" }).max(500)]),
  memberIds: z.array(id).min(1, { error: "tooFew?minimum=1" }),
  chairId: id,
};
const chairIsMember = ({ chairId, memberIds }: { chairId: string; memberIds: string[] }): boolean =>
  memberIds.includes(chairId);
const CHAIR = { error: "deliberation.chairNotMember", path: ["chairId"] };

export const agendaLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A sitting as it is called: when, where, who, and what about. Other items are typed one a line. */
export const conveneSchema = z
  .object({
    callId: id,
    ...place,
    teamIds: z.array(id),
    /** E3: the proposed result of a stage that is deliberated on; empty for none. */
    stageDecisionId: z.union([z.literal(""), id]).optional(),
    splitByTeam: z.boolean(),
    otherItems: z
      .string()
      .max(4_000)
      .refine((text) => agendaLines(text).every((line) => line.length <= 200), { error: "tooLong?maximum=200" })
      .refine((text) => agendaLines(text).length <= MAX_ITEMS, { error: `tooMany?maximum=${MAX_ITEMS}` }),
  })
  .refine(chairIsMember, CHAIR)
  .refine(
    ({ teamIds, otherItems, stageDecisionId }) =>
      Boolean(stageDecisionId) || teamIds.length + agendaLines(otherItems).length > 0,
    { error: "deliberation.noItems", path: ["teamIds"] },
  );

const sessionStep = { sessionId: id, expectedVersion: version };
export const amendSessionSchema = z.object({ ...sessionStep, ...place }).refine(chairIsMember, CHAIR);
export const sessionStepSchema = z.object(sessionStep);
export const cancelSessionSchema = z.object({ ...sessionStep, reason });
export const delegateChairSchema = z.object({ ...sessionStep, chairId: id, reason });
export const finaliseSchema = z.object({ ...sessionStep, remarks: z.string().trim().max(4_000) });

export const replySchema = z.object({ sessionId: id, reply: z.enum(["ACCEPTED", "DECLINED"]) });
export const attendanceSchema = z.object({ sessionId: id, userId: id, present: z.boolean() });
export const recuseSchema = z.object({ itemId: id, reason });
export const discussionSchema = z.object({
  itemId: id,
  expectedVersion: version,
  discussion: z.string().trim().max(8_000),
});

const figure = z.object({
  teamId: id,
  resource: z.enum(SUPPORT_RESOURCES),
  period: z.string().regex(/^\d{4}(H[12])?$/),
  amount: z.bigint().min(0n).max(MAX_AMOUNT),
});
const distinct = (figures: readonly Figure[]): boolean => new Set(figures.map(figureKey)).size === figures.length;

export const saveDraftSchema = z.object({
  itemId: id,
  /** The version the table was begun from; 0 when nothing was saved yet. */
  basedOn: version,
  figures: z.array(figure).min(1, { error: "deliberation.noFigures" }).max(MAX_FIGURES).refine(distinct),
  note: z.string().trim().max(500),
});
/** Figures as they are kept: amounts as decimal text. */
export const storedFiguresSchema = z.array(
  figure.extend({
    amount: z
      .string()
      .regex(/^\d+$/)
      .transform((text) => BigInt(text)),
  }),
);

/** `draftNo`: the saved table that is put to the vote; null for a motion without figures. */
export const openMotionSchema = z.object({
  itemId: id,
  text: z.string().trim().min(10).max(2_000),
  draftNo: z.int().min(1).nullable(),
});
export const castVoteSchema = z.object({ motionId: id, choice: z.enum(["FOR", "AGAINST", "ABSTAIN"]) });
export const closeMotionSchema = z.object({ motionId: id });
export const withdrawMotionSchema = z.object({ motionId: id, reason });
export const minutesFormatSchema = z.object({ locale: z.enum(["ko", "en"]).default("ko") });

export type ConveneInput = z.output<typeof conveneSchema>;
export type AmendSessionInput = z.output<typeof amendSessionSchema>;
export type SessionStepInput = z.output<typeof sessionStepSchema>;
export type CancelSessionInput = z.output<typeof cancelSessionSchema>;
export type DelegateChairInput = z.output<typeof delegateChairSchema>;
export type FinaliseInput = z.output<typeof finaliseSchema>;
export type ReplyInput = z.output<typeof replySchema>;
export type AttendanceInput = z.output<typeof attendanceSchema>;
export type RecuseInput = z.output<typeof recuseSchema>;
export type DiscussionInput = z.output<typeof discussionSchema>;
export type SaveDraftInput = z.output<typeof saveDraftSchema>;
export type OpenMotionInput = z.output<typeof openMotionSchema>;
export type CastVoteInput = z.output<typeof castVoteSchema>;
export type CloseMotionInput = z.output<typeof closeMotionSchema>;
export type WithdrawMotionInput = z.output<typeof withdrawMotionSchema>;
