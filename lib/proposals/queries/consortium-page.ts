import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { canAnswerForMember, canAppointPeople, canManageProposal } from "../domain/access";
import { memberState, shareSum } from "../domain/consortium";
import { sectionsOf } from "../domain/drafts";
import { contentRefusals, windowRefusal } from "../domain/submission";
import type { ConsortiumPage } from "../types/consortium";
import { shownCompeting } from "./competing";
import { callBrief, type ProposalFacts, proposalFacts, submissionFacts } from "./facts";

/** Everybody who belongs to a member organisation that takes part, for naming people to roles and sections. */
async function candidatesOf(facts: ProposalFacts): Promise<ConsortiumPage["candidates"]> {
  const organisationIds = facts.members.filter((member) => member.acceptedAt).map((member) => member.organisationId);
  const rows = await db.organisationMember.findMany({
    where: { organisationId: { in: organisationIds }, leftAt: null },
    orderBy: [{ organisation: { nameKo: "asc" } }, { user: { name: "asc" } }],
    select: {
      user: { select: { id: true, name: true, email: true } },
      organisation: { select: { id: true, nameKo: true, nameEn: true } },
    },
  });
  return rows.map(({ user, organisation }) => ({
    organisationId: organisation.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    organisationNameKo: organisation.nameKo,
    organisationNameEn: organisation.nameEn,
  }));
}

const rolesOf = (proposalId: string) =>
  db.proposalPerson.findMany({
    where: { proposalId },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { userId: true, role: true, organisationId: true, user: { select: { name: true, email: true } } },
  });

/** The consortium of a proposal, its people, and who looks after which section. */
export async function getConsortiumPage(actor: Actor, proposalId: string, at: Date): Promise<ConsortiumPage> {
  const facts = await proposalFacts(db, actor, proposalId);
  const { rows, submission, rulebook, drafts } = await submissionFacts(db, facts, at);
  const [candidates, people, competing] = await Promise.all([
    candidatesOf(facts),
    rolesOf(proposalId),
    shownCompeting(db, facts, drafts.people.people, rulebook.proposal.competing),
  ]);
  const call = callBrief(facts.call, at);
  const open = facts.status === "DRAFT" && windowRefusal(call.state) === null;
  return {
    proposalId,
    titleKo: facts.titleKo,
    titleEn: facts.titleEn,
    version: facts.version,
    call,
    members: facts.members.map((member) => ({
      ...member,
      state: memberState(member),
      sizeConfirmed: member.sizeClassConfirmedAt !== null,
      competes: competing.organisations.some((one) => one.organisationId === member.organisationId),
      mayAppoint: open && member.acceptedAt !== null && canAppointPeople(actor, facts.standing, member.organisationId),
      mayAnswer:
        open &&
        memberState(member) === "INVITED" &&
        canAnswerForMember(actor, member, facts.standing.managedOrganisationIds),
    })),
    people: people.map(({ user, userId, role, organisationId }) => {
      const known = candidates.find(
        (one) => one.userId === userId && (organisationId === null || one.organisationId === organisationId),
      );
      const standsFor = organisationId ?? known?.organisationId ?? facts.leadOrganisationId;
      return {
        userId,
        role,
        organisationId: standsFor,
        mayRemove: open && role !== "LEAD_MANAGER" && canAppointPeople(actor, facts.standing, standsFor),
        name: user.name,
        email: user.email,
        organisationNameKo: known?.organisationNameKo ?? "",
        organisationNameEn: known?.organisationNameEn ?? "",
      };
    }),
    candidates,
    sections: sectionsOf(rulebook).map((key) => {
      const row = rows.find((one) => one.key === key);
      return { key, ownerId: row?.ownerId ?? null, version: row?.version ?? 0, status: row?.status ?? "NOT_STARTED" };
    }),
    competing,
    sharesBasisPoints: shareSum(facts.members),
    refusals: contentRefusals(submission).filter(({ section }) => section === "consortium"),
    mayManage: open && canManageProposal(actor, facts.standing),
    requiresGraduateUniversity: rulebook.proposal.requiresGraduateUniversity,
  };
}
