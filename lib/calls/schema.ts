import { z } from "zod";

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
});
export type ExtendCall = z.output<typeof extendCallSchema>;
