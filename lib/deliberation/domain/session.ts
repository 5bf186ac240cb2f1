import type { Seat } from "./quorum";

export const DELIBERATION_STATES = ["PLANNED", "IN_SESSION", "ENDED", "FINAL", "CANCELLED"] as const;
/** PLANNED → IN_SESSION → ENDED → FINAL, or CANCELLED before it began. */
export type DeliberationState = (typeof DELIBERATION_STATES)[number];

export type Attendance = { userId: string; cameAt: Date | null; leftAt: Date | null };
export const isPresent = ({ cameAt, leftAt }: Pick<Attendance, "cameAt" | "leftAt">): boolean =>
  cameAt !== null && leftAt === null;

/** Members as one item sees them: whoever is bound to a team of it or has recused themselves is away (S3). */
export const seatsOf = (members: readonly Attendance[], away: ReadonlySet<string>): Seat[] =>
  members.map((member) => ({ userId: member.userId, present: isPresent(member), away: away.has(member.userId) }));

/** Attendance is kept from the day of the session until it has ended. */
export const takesAttendance = (state: DeliberationState): boolean => state === "PLANNED" || state === "IN_SESSION";
/** Drafts may be prepared beforehand; once ended, nothing is drafted any more. */
export const takesDrafts = takesAttendance;
/** What was said may be written down until the chair has signed. */
export const takesDiscussion = (state: DeliberationState): boolean => state === "IN_SESSION" || state === "ENDED";
