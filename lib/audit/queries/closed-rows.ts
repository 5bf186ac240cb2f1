import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";

/** Nouns whose rows tell who sits on a panel, who reviews what, and when a sheet was written (S3, S8). */
const TELLING_NOUNS = ["panel.", "review.", "conflict.", "objection.", "room.", "inquiry."];
const TELLING_KINDS = ["PROPOSAL", "FILE", "SCORE_SHEET", "RANKING"];
const TELLING_SUBJECTS = [
  ...["ReviewPanel", "PanelMember", "ReviewAssignment", "ScoreSheet", "ConflictFinding"],
  ...["RoomMessage", "RoomSummary", "ApplicantInquiry", "ReviewerPool"],
];

type ClosedRows = {
  closed: boolean;
  events: Prisma.AuditEventWhereInput;
  accesses: Prisma.AccessLogWhereInput;
};

/**
 * S3 binds auditors and directors too: while a finding keeps them from any proposal, nothing in either log that tells of
 * reviews is theirs to read, list, count, search or export. Somebody else answers for these rows meanwhile.
 */
export async function closedRows(reader: Reader, userId: string): Promise<ClosedRows> {
  const [found] = await reader.$queryRaw<{ bound: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "BoundPerson" b WHERE b."userId" = ${userId}) AS bound`;
  if (found?.bound === false) return { closed: false, events: {}, accesses: {} };
  return {
    closed: true,
    events: {
      NOT: [
        { OR: TELLING_NOUNS.map((noun) => ({ type: { startsWith: noun } })) },
        { subjectType: { in: TELLING_SUBJECTS } },
      ],
    },
    accesses: {
      NOT: [{ kind: { in: TELLING_KINDS } }, { subjectType: { in: TELLING_SUBJECTS } }],
      // Whose profile was looked up while a panel was formed; an empty detail is never equal nor unequal.
      OR: [{ subjectType: { not: "User" } }, { detail: null }, { detail: { not: "reviewer" } }],
    },
  };
}
