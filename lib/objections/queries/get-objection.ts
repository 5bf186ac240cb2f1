import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { userNames } from "@/lib/proposals/queries/names";
import { AFFILIATION, affiliationOf } from "@/lib/reviews/queries/get-panel-page";
import { staffGate } from "@/lib/reviews/queries/headings";
import { rulebookContent } from "@/lib/rulebook/queries";
import { hasFreeSeat, seatsOf } from "@/lib/teams/commands/seats";
import { canApproveObjection, canExamineObjection, canViewObjection } from "../domain/access";
import { dueUrgency } from "../domain/due";
import {
  currentResult,
  currentStageResult,
  isBoundToResult,
  type ObjectionFacts,
  objectionFacts,
  originalPanel,
  rulebookOf,
} from "../queries";
import type { DecisionRecord, ObjectionMemberRow, StaffObjection } from "../types";
import { candidatesFor } from "./candidates";
import { FILES, filesOf } from "./own-objection";

const DETAIL = {
  statement: true,
  request: true,
  contentSha256: true,
  files: FILES,
  proposal: { select: { leadOrganisation: { select: { nameKo: true, nameEn: true } } } },
  members: {
    where: { removedAt: null },
    orderBy: { user: { name: "asc" } },
    select: { id: true, userId: true, user: { select: { name: true, ...AFFILIATION } } },
  },
  decisions: {
    orderBy: { proposedAt: "desc" },
    select: {
      id: true,
      version: true,
      verdict: true,
      status: true,
      reason: true,
      newResult: true,
      newTotalHundredths: true,
      proposedById: true,
      proposedAt: true,
      decidedById: true,
      decidedAt: true,
      returnReason: true,
      voices: { select: { opinion: true, member: { select: { userId: true, user: { select: { name: true } } } } } },
    },
  },
} as const;
const read = (id: string) => db.objection.findUniqueOrThrow({ where: { id }, select: DETAIL });
type Open = Extract<StaffObjection, { access: "OPEN" }>;
type Detail = Awaited<ReturnType<typeof read>>;
type Decision = Detail["decisions"][number];

const membersOf = (detail: Detail, original: ReadonlySet<string>): ObjectionMemberRow[] =>
  detail.members.map(({ id, userId, user }) => ({
    memberId: id,
    userId,
    name: user.name,
    affiliation: affiliationOf(user),
    isOriginal: original.has(userId),
  }));

function recordOf(
  { voices, proposedById, decidedById, status: _status, ...decision }: Decision,
  names: ReadonlyMap<string, string>,
  original: ReadonlySet<string>,
): DecisionRecord {
  return {
    ...decision,
    voices: voices
      .map(({ opinion, member }) => ({ name: member.user.name, opinion, isOriginal: original.has(member.userId) }))
      .sort((a, b) => a.name.localeCompare(b.name, "ko")),
    proposedByName: names.get(proposedById) ?? "",
    decidedByName: decidedById ? (names.get(decidedById) ?? "") : null,
  };
}

/** The result as it stands now. */
async function standingResult({ proposalId, stageTeamId }: ObjectionFacts): Promise<Open["result"]> {
  if (stageTeamId) {
    const { result: current, rank, displayHundredths } = await currentStageResult(db, stageTeamId);
    return { kind: "STAGE", current, rank, totalHundredths: displayHundredths };
  }
  const { change, result, displayHundredths } = await currentResult(db, proposalId);
  const totalHundredths = change?.totalHundredths ?? displayHundredths;
  return { kind: "SELECTION", current: change?.to ?? result, totalHundredths };
}

/** What stands beside the objection: the result as it is, the rules it is decided by, and whether a seat is free. */
async function surroundings(facts: ObjectionFacts) {
  const rulebookVersion = rulebookOf(facts);
  const [result, rulebook, seats] = await Promise.all([
    standingResult(facts),
    rulebookContent(db, rulebookVersion),
    seatsOf(db, facts.callId),
  ]);
  const { minMembers } = rulebook.objection;
  const { cutoffHundredths } = rulebook.selection;
  return { result, seatIsFree: hasFreeSeat(seats), rules: { minMembers, cutoffHundredths, rulebookVersion } };
}

async function staffObjection(actor: Actor, objectionId: string, at: Date): Promise<StaffObjection> {
  const facts = await objectionFacts(db, objectionId);
  if (!canViewObjection(actor, facts)) throw new AppError("NOT_FOUND", `objection ${objectionId}`);
  const { call } = await staffGate(db, actor, facts.callId, () => true);
  if (await isBoundToResult(db, actor.id, facts)) return { access: "CONFLICTED", call };
  const detail = await read(objectionId);
  const original = await originalPanel(db, facts);
  const people = detail.decisions.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]);
  const names = await userNames(db, [facts.filedById, ...people]);
  const live = detail.decisions.find(({ status }) => status !== "RETURNED") ?? null;
  const isOpen = facts.status === "FILED" || facts.status === "EXAMINED";
  const mayExamine = isOpen && canExamineObjection(actor, facts);
  const mayApprove = live?.status === "PROPOSED" && canApproveObjection(actor, facts);
  await recordAccess(db, actor, { kind: "RANKING", subjectType: "Objection", subjectId: objectionId });
  const { id, number, proposalId, ground, status, filedAt, decisionDueAt, version, proposal } = facts;
  const { statement, request, contentSha256 } = detail;
  return {
    access: "OPEN",
    call,
    objection: {
      ...{ id, number, proposalId, ground, status, filedAt, decisionDueAt, version, statement, request, contentSha256 },
      stage: facts.stageTeam?.stage ?? null,
      receiptNumber: proposal.receiptNumber ?? "",
      titleKo: proposal.titleKo,
      titleEn: proposal.titleEn || proposal.titleKo,
      leadNameKo: detail.proposal.leadOrganisation.nameKo,
      leadNameEn: detail.proposal.leadOrganisation.nameEn,
      filedByName: names.get(facts.filedById) ?? "",
      files: filesOf(detail.files),
      ...dueUrgency(decisionDueAt, at),
    },
    ...(await surroundings(facts)),
    members: membersOf(detail, original),
    candidates: mayExamine ? await candidatesFor(db, facts, at) : [],
    decision: live ? recordOf(live, names, original) : null,
    earlier: detail.decisions.filter((one) => one.status === "RETURNED").map((one) => recordOf(one, names, original)),
    may: {
      name: mayExamine,
      propose: mayExamine,
      approve: mayApprove && live.proposedById !== actor.id,
      sameAsProposer: mayApprove && live.proposedById === actor.id,
    },
  };
}

/** S10: one objection for the staff of its call; a bound person learns that it is closed to them, and nothing more (S3). */
export const getObjection = (actor: Actor, objectionId: string, at: Date): Promise<StaffObjection> =>
  actingAs(actor, () => staffObjection(actor, objectionId, at));
