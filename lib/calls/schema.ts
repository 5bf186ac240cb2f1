import { z } from "zod";
import { proposalRules } from "@/lib/rulebook/schema/proposal";

export const CALL_KINDS = ["REGULAR", "ADDITIONAL"] as const;

const line = (maximum: number) => z.string().trim().min(1).max(maximum);
const notice = z.string().trim().min(30).max(20_000);
/** What the kit's date-time field gives: an ISO instant, or "" while empty. */
const instant = z
  .string()
  .min(1)
  .pipe(z.iso.datetime({ error: "date" }))
  .transform((text) => new Date(text));

const draft = {
  kind: z.enum(CALL_KINDS),
  titleKo: line(120),
  titleEn: line(200),
  noticeKo: notice,
  noticeEn: notice,
  opensAt: instant,
  closesAt: instant,
  seats: z.int().min(1).max(99),
  contactName: line(80),
  contactEmail: z.string().trim().min(1).pipe(z.email()),
  contactPhone: line(40),
};
const inOrder = (value: { opensAt: Date; closesAt: Date }) => value.closesAt > value.opensAt;
const ORDER = { error: "calls.closesBeforeOpening", path: ["closesAt"] };

/** What `Call.settings` holds: the rules a call sets for itself. */
export const callSettingsSchema = z.object(proposalRules).partial();

export const draftCallSchema = z.object(draft).refine(inOrder, ORDER);
export type DraftCall = z.output<typeof draftCallSchema>;

export const editCallSchema = z
  .object({ callId: z.string().min(1), expectedVersion: z.int().min(0), ...draft })
  .refine(inOrder, ORDER);
export type EditCall = z.output<typeof editCallSchema>;

export const moveCallSchema = z.object({ callId: z.string().min(1), expectedVersion: z.int().min(0) });
export type MoveCall = z.output<typeof moveCallSchema>;

export const extendCallSchema = z.object({
  callId: z.string().min(1),
  expectedVersion: z.int().min(0),
  closesAt: instant,
  reason: z.string().trim().min(10).max(1_000),
  evidence: z.object({ id: z.string().min(1), name: z.string(), sizeBytes: z.number() }).nullish(),
});
export type ExtendCall = z.output<typeof extendCallSchema>;

const because = z.string().trim().min(10).max(1_000);

/** C5: the new wording and why; whatever may not change any more is refused by the rule. */
export const correctCallSchema = z
  .object({ callId: z.string().min(1), expectedVersion: z.int().min(0), ...draft, reason: because })
  .refine(inOrder, ORDER);
export type CorrectCall = z.output<typeof correctCallSchema>;

export const duplicateCallSchema = z.object({ callId: z.string().min(1) });

export const proposeAmendmentSchema = z.object({
  callId: z.string().min(1),
  toVersion: z.coerce.number().int().min(1),
  effectiveAt: instant,
  reason: because,
});
export type ProposeAmendment = z.output<typeof proposeAmendmentSchema>;

export const decideAmendmentSchema = z.object({
  amendmentId: z.string().min(1),
  approve: z.boolean(),
  note: because,
});
export type DecideAmendment = z.output<typeof decideAmendmentSchema>;
