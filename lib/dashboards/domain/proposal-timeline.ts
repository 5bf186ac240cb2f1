import type { CallPhase } from "@/lib/calls/domain/state";
import type { ProposalStatus } from "@/lib/proposals/domain/status";
import { type SupplementStatus, supplementState } from "@/lib/screening/domain/supplement";

/** In the programme's own order, which settles what happened at one instant. */
export const TIMELINE_KINDS = [
  "started",
  "submitted",
  "resubmitted",
  "withdrawn",
  "supplementRequested",
  "supplementAnswered",
  "supplementCancelled",
  "supplementLapsed",
  "eligible",
  "ineligible",
  "reviewBegun",
  "published",
  "agreed",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export type TimelineEvent = {
  key: string;
  kind: TimelineKind;
  at: Date;
  /** Number of the submission. */
  sealNo?: number;
  sections?: readonly string[];
  dueAt?: Date;
  reason?: string;
};

export type TimelineFacts = {
  status: ProposalStatus;
  startedAt: Date;
  seals: readonly { id: string; sealNo: number; sealedAt: Date }[];
  withdrawal: { at: Date; reason: string } | null;
  verdicts: readonly {
    id: string;
    status: "PROPOSED" | "CONFIRMED" | "RETURNED" | "REPLACED";
    eligible: boolean;
    reason: string;
    decidedAt: Date | null;
  }[];
  supplements: readonly {
    id: string;
    status: SupplementStatus;
    sections: readonly string[];
    reason: string;
    requestedAt: Date;
    dueAt: Date;
    answeredAt: Date | null;
    cancelledAt: Date | null;
    cancelReason: string;
    sealId: string | null;
  }[];
  call: { phase: CallPhase; publishedAt: Date | null };
  /** When the call's review began for the first time. */
  reviewBegunAt: Date | null;
  /** The first time anything of the team's support was agreed. */
  agreedAt: Date | null;
};

function submissions({ seals, supplements }: TimelineFacts): TimelineEvent[] {
  const answers = new Set(supplements.map(({ sealId }) => sealId));
  return seals
    .filter(({ id }) => !answers.has(id))
    .map(({ sealNo, sealedAt }) => ({
      key: `seal-${sealNo}`,
      kind: sealNo === 1 ? ("submitted" as const) : ("resubmitted" as const),
      at: sealedAt,
      sealNo,
    }));
}

function supplementEvents({ supplements }: TimelineFacts, now: Date): TimelineEvent[] {
  return supplements.flatMap((one): TimelineEvent[] => {
    const { id, sections, reason, dueAt } = one;
    const lapsed = supplementState(one, now) === "LAPSED";
    return [
      { key: `${id}-asked`, kind: "supplementRequested", at: one.requestedAt, sections, reason, dueAt },
      ...(one.answeredAt ? [{ key: `${id}-answer`, kind: "supplementAnswered" as const, at: one.answeredAt }] : []),
      ...(one.cancelledAt
        ? [{ key: `${id}-end`, kind: "supplementCancelled" as const, at: one.cancelledAt, reason: one.cancelReason }]
        : []),
      ...(lapsed ? [{ key: `${id}-end`, kind: "supplementLapsed" as const, at: dueAt }] : []),
    ];
  });
}

/** A10: verdicts of which the applicant was told; one that waits for its second person, or came back, is not there. */
const verdictEvents = ({ verdicts }: TimelineFacts): TimelineEvent[] =>
  verdicts.flatMap(({ id, status, eligible, reason, decidedAt }): TimelineEvent[] => {
    if (decidedAt === null || (status !== "CONFIRMED" && status !== "REPLACED")) return [];
    return [{ key: id, kind: eligible ? "eligible" : "ineligible", at: decidedAt, ...(eligible ? {} : { reason }) }];
  });

/**
 * What has happened to a proposal, as its applicants may know it at this instant, oldest first. S3, S8: of the review nothing
 * but that it began and, once published, that there is a result; E4, D1: what was agreed shows after the publication only.
 */
export function proposalTimeline(facts: TimelineFacts, now: Date): TimelineEvent[] {
  const { status, call, withdrawal, reviewBegunAt, agreedAt } = facts;
  const published = call.phase === "PUBLISHED" && call.publishedAt !== null && status === "ELIGIBLE";
  const events: TimelineEvent[] = [
    { key: "started", kind: "started", at: facts.startedAt },
    ...submissions(facts),
    ...(withdrawal ? [{ key: "withdrawn", kind: "withdrawn" as const, ...withdrawal }] : []),
    ...supplementEvents(facts, now),
    ...verdictEvents(facts),
    ...(reviewBegunAt && status === "ELIGIBLE"
      ? [{ key: "review", kind: "reviewBegun" as const, at: reviewBegunAt }]
      : []),
    ...(published && call.publishedAt ? [{ key: "published", kind: "published" as const, at: call.publishedAt }] : []),
    ...(published && agreedAt ? [{ key: "agreed", kind: "agreed" as const, at: agreedAt }] : []),
  ];
  return events.sort(
    (a, b) => a.at.getTime() - b.at.getTime() || TIMELINE_KINDS.indexOf(a.kind) - TIMELINE_KINDS.indexOf(b.kind),
  );
}
