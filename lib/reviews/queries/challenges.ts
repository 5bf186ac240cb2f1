import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { actingAs, actingAsSystem } from "@/lib/platform/acting";
import { db, type Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canManageProposal, visibleProposals } from "@/lib/proposals/domain/access";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { canViewPanel } from "../domain/access";
import { challengeWindow } from "../domain/challenges";
import type { ChallengeFile, ChallengeRow, OwnPanel } from "../types/challenges";
import { AFFILIATION, affiliationOf } from "./get-panel-page";
import { PROPOSAL_HEADING, proposalHeading } from "./headings";

const FILED = {
  id: true,
  status: true,
  reason: true,
  filedAt: true,
  decidedAt: true,
  decisionReason: true,
  file: { select: { name: true } },
} as const;
const fileOf = (row: { id: string; file: { name: string } | null }): ChallengeFile | null =>
  row.file && { challengeId: row.id, name: row.file.name };

const PROPOSAL = {
  id: true,
  callId: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  call: { select: { titleKo: true, titleEn: true } },
} as const;

/** Members who were named, those who have left only as far as this proposal challenged them. */
const namedMembers = (reader: Reader, callId: string, proposalId: string) =>
  reader.panelMember.findMany({
    where: {
      panel: { callId },
      namedAt: { not: null },
      OR: [{ removedAt: null }, { challenges: { some: { proposalId } } }],
    },
    orderBy: { user: { name: "asc" } },
    select: {
      id: true,
      namedAt: true,
      challengesDueAt: true,
      removedAt: true,
      user: { select: { name: true, nameEn: true, ...AFFILIATION } },
      challenges: { where: { proposalId }, select: FILED },
    },
  });
type Named = Awaited<ReturnType<typeof namedMembers>>[number];

const filedOf = ({ id, file, ...filed }: Named["challenges"][number]): OwnPanel["members"][number]["challenge"] => ({
  ...filed,
  file: fileOf({ id, file }),
});

function memberOf(
  { id, user, challenges: [filed], removedAt, ...named }: Named,
  at: Date,
): OwnPanel["members"][number] {
  return {
    memberId: id,
    name: user.name,
    nameEn: user.nameEn ?? "",
    affiliation: affiliationOf(user),
    window: removedAt ? "CLOSED" : challengeWindow(named, at),
    challengesDueAt: named.challengesDueAt ?? at,
    challenge: filed ? filedOf(filed) : null,
  };
}

/**
 * S3: the panel as an applicant of its call is told of it, and what they asked about it; null before anybody was named, and
 * for a proposal that is not reviewed. NOT_FOUND for whoever does not belong to the proposal.
 */
export async function findOwnPanel(actor: Actor, proposalId: string, at: Date): Promise<OwnPanel | null> {
  const proposal = await db.proposal.findFirst({
    where: { id: proposalId, status: "ELIGIBLE", AND: visibleProposals(actor) },
    select: PROPOSAL,
  });
  if (!proposal) return null;
  const members = await actingAsSystem("release: named panel", () => namedMembers(db, proposal.callId, proposalId));
  if (members.length === 0) return null;
  const { standing } = await proposalFacts(db, actor, proposalId);
  const { callId: _, receiptNumber, titleEn, ...rest } = proposal;
  const due = members.map(({ challengesDueAt }) => challengesDueAt?.getTime() ?? 0);
  return {
    ...rest,
    proposalId,
    receiptNumber: receiptNumber ?? "",
    titleEn: titleEn || proposal.titleKo,
    mayChallenge: canManageProposal(actor, standing),
    challengesDueAt: new Date(Math.max(...due)),
    members: members.map((member) => memberOf(member, at)),
  };
}

export async function getOwnPanel(actor: Actor, proposalId: string, at: Date): Promise<OwnPanel> {
  const panel = await findOwnPanel(actor, proposalId, at);
  if (!panel) throw new AppError("NOT_FOUND", `panel of ${proposalId}`);
  return panel;
}

/** Before evidence is taken in: only who may still challenge somebody puts a file in. */
export async function requireChallenger(actor: Actor, proposalId: string, at: Date): Promise<void> {
  const { mayChallenge, members } = await getOwnPanel(actor, proposalId, at);
  if (!mayChallenge || !members.some(({ window, challenge }) => window === "OPEN" && !challenge))
    throw new AppError("NOT_FOUND", `challenge by ${proposalId}`);
}

/**
 * S3: the challenges of a call, the undecided first, for staff whom nothing binds in it; never one against the reader. The
 * caller has passed the call's gate.
 */
export async function listChallenges(reader: Reader, actor: Actor, callId: string): Promise<ChallengeRow[]> {
  const rows = await reader.reviewerChallenge.findMany({
    where: { proposal: { callId }, member: { userId: { not: actor.id } } },
    orderBy: [{ status: "asc" }, { filedAt: "asc" }],
    select: {
      ...FILED,
      version: true,
      filedById: true,
      decidedById: true,
      member: { select: { seatNo: true, user: { select: { name: true, ...AFFILIATION } } } },
      proposal: { select: PROPOSAL_HEADING },
    },
  });
  const ids = rows.flatMap(({ filedById, decidedById }) => [filedById, decidedById ?? filedById]);
  const users = await reader.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map(({ member, proposal, file, filedById, decidedById, ...row }) => ({
    ...row,
    file: fileOf({ id: row.id, file }),
    seatNo: member.seatNo,
    memberName: member.user.name,
    memberAffiliation: affiliationOf(member.user),
    proposal: proposalHeading(proposal),
    filedByName: nameOf.get(filedById) ?? "",
    decidedByName: decidedById ? (nameOf.get(decidedById) ?? "") : null,
  }));
}

const EVIDENCE = {
  proposalId: true,
  member: { select: { userId: true } },
  proposal: { select: { callId: true } },
  file: { select: { sha256: true, sizeBytes: true, mediaType: true, name: true } },
} as const;
const readEvidence = (id: string) => db.reviewerChallenge.findUnique({ where: { id }, select: EVIDENCE });

/** As staff whom nothing binds see it; the database itself shows it to nobody else. */
async function staffEvidence(actor: Actor, challengeId: string) {
  const row = await actingAs(actor, () => readEvidence(challengeId));
  if (!row || row.member.userId === actor.id || !canViewPanel(actor, row.proposal.callId)) return null;
  return (await isKeptFrom(db, actor.id, row.proposalId)) ? null : row.file;
}

/** As the applicant who filed it sees it. */
async function ownEvidence(actor: Actor, challengeId: string) {
  const row = await actingAsSystem("release: named panel", () => readEvidence(challengeId));
  if (!row || row.member.userId === actor.id) return null;
  const own = await db.proposal.count({ where: { id: row.proposalId, AND: visibleProposals(actor) } });
  return own > 0 ? row.file : null;
}

/** The evidence of a challenge, for its applicant and the staff without a conflict; on record (L2). Never for who is challenged. */
export async function challengeFile(actor: Actor, challengeId: string) {
  const file = (await staffEvidence(actor, challengeId)) ?? (await ownEvidence(actor, challengeId));
  if (!file) throw new AppError("NOT_FOUND", `file of challenge ${challengeId}`);
  await recordAccess(db, actor, { kind: "FILE", subjectType: "ReviewerChallenge", subjectId: challengeId });
  return file;
}
