import "server-only";
import type { Actor } from "@/lib/access/actor";
import { callState } from "@/lib/calls/domain/state";
import { rulebookOfCall } from "@/lib/calls/queries/settings";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ProposalRules } from "@/lib/rulebook/domain/rulebook";
import { canViewProposal, type Standing } from "../domain/access";
import { sealedAttachments } from "../domain/attachments";
import { inConsortiumOrder } from "../domain/consortium";
import { emptyDraft, isWrittenKey, type SectionDrafts, WRITTEN_KEYS, type WrittenKey } from "../domain/drafts";
import { proposalContent } from "../domain/proposal-content";
import { contentToSign } from "../domain/sealing";
import { emailKey } from "../domain/sections/people";
import { unsignedMembers, validSignatures } from "../domain/signatures";
import type { SubmissionFacts } from "../domain/submission";
import { sectionDraftSchemas } from "../schema/sections";
import type { CallBrief } from "../types";
import { answered, answerOf } from "./answer";
import { attachmentsOf } from "./attachments";
import { competingMembers } from "./competing";
import { membersSeenBy } from "./members";
import { proposalRow } from "./proposal-row";
import { standingSignatures } from "./signatures";

/** Organisations somebody signs for: the one they were named for, or their own when none was said. */
const signerFor = (people: readonly { role: string; organisationId: string | null }[], own: readonly string[]) =>
  own.filter((id) => people.some(({ role, organisationId }) => role === "SIGNER" && (organisationId ?? id) === id));

async function readFacts(reader: Reader, actor: Pick<Actor, "id">, proposalId: string) {
  const row = await proposalRow(reader, proposalId, actor.id);
  if (!row) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  const consortium = await membersSeenBy(reader, proposalId, actor.id);
  const mine = consortium.filter(({ declinedAt, ownRole }) => declinedAt === null && ownRole !== null);
  const memberOrganisationIds = mine.map((member) => member.organisationId);
  const standing: Standing = {
    callId: row.callId,
    leadOrganisationId: row.leadOrganisationId,
    roles: row.people.map((person) => person.role),
    memberOrganisationIds,
    signerOrganisationIds: signerFor(row.people, memberOrganisationIds),
    managedOrganisationIds: mine.filter(({ ownRole }) => ownRole === "MANAGER").map((member) => member.organisationId),
  };
  const members = inConsortiumOrder(consortium.map(({ ownRole: _own, ...member }) => member));
  return { ...row, members, standing };
}
export type ProposalFacts = Awaited<ReturnType<typeof readFacts>>;

/** One proposal with its call, consortium and where the actor stands to it. Missing and forbidden look the same. */
export async function proposalFacts(reader: Reader, actor: Actor, proposalId: string): Promise<ProposalFacts> {
  const facts = await readFacts(reader, actor, proposalId);
  if (!canViewProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${proposalId}`);
  return facts;
}

/** Where somebody stands to a proposal, whoever they are; authorises nobody. */
export async function standingOf(reader: Reader, actor: Actor, proposalId: string) {
  const { standing, call } = await readFacts(reader, actor, proposalId);
  return { standing, call };
}

/** Facts with the standing of somebody who is not here now, under an exclusive lock: for the portal's own work at closing. */
export async function lockedProposalOfInTx(tx: Tx, userId: string, proposalId: string): Promise<ProposalFacts> {
  await tx.$queryRaw`SELECT 1 FROM "Proposal" WHERE "id" = ${proposalId} FOR UPDATE`;
  return readFacts(tx, { id: userId }, proposalId);
}

/**
 * The same under a row lock, for commands. EXCLUSIVE for whatever moves the proposal; SHARED for saves, which may run side
 * by side and yet never beside a submission: what is sealed is what stood, and a save after it is refused.
 */
export async function lockedProposalInTx(
  tx: Tx,
  actor: Actor,
  proposalId: string,
  strength: "EXCLUSIVE" | "SHARED",
): Promise<ProposalFacts> {
  if (strength === "EXCLUSIVE") await tx.$queryRaw`SELECT 1 FROM "Proposal" WHERE "id" = ${proposalId} FOR UPDATE`;
  else await tx.$queryRaw`SELECT 1 FROM "Proposal" WHERE "id" = ${proposalId} FOR SHARE`;
  return proposalFacts(tx, actor, proposalId);
}

export const callBrief = (call: ProposalFacts["call"], at: Date): CallBrief => ({
  id: call.id,
  code: call.code,
  titleKo: call.titleKo,
  titleEn: call.titleEn,
  opensAt: call.opensAt,
  closesAt: call.closesAt,
  state: callState(call, at),
});

/** Stored content as the section's schema reads it; a section without a row is empty. */
export const draftOf = <K extends WrittenKey>(key: K, content: unknown): SectionDrafts[K] => {
  const parsed = sectionDraftSchemas[key].safeParse(content);
  return parsed.success ? parsed.data : emptyDraft(key);
};

const SECTION = {
  id: true,
  key: true,
  status: true,
  version: true,
  content: true,
  ownerId: true,
  updatedById: true,
  updatedAt: true,
} as const;

/** All sections of a proposal: rows as they are, and drafts by key. */
export async function proposalSections(reader: Reader, proposalId: string) {
  const rows = await reader.proposalSection.findMany({ where: { proposalId }, select: SECTION });
  const drafts = Object.fromEntries(
    WRITTEN_KEYS.map((key) => [key, draftOf(key, rows.find((row) => row.key === key)?.content ?? null)]),
  ) as SectionDrafts;
  return { rows, drafts };
}

/** Grows with every change of what would be sealed; equal numbers mean equal content. */
export const contentVersionOf = (version: number, sections: readonly { key: string; version: number }[]): number =>
  sections.filter(({ key }) => isWrittenKey(key)).reduce((sum, section) => sum + section.version, version);

/** Members and people that a call refuses because they stand in another submitted proposal; asks nothing when it does not. */
export async function refusedCompeting(
  reader: Reader,
  facts: Pick<ProposalFacts, "id" | "callId" | "members">,
  drafts: SectionDrafts,
  rules: ProposalRules["competing"],
): Promise<{ nameKo: string; nameEn: string }[]> {
  const members = rules.organisations === "REFUSED" ? facts.members.filter((member) => member.declinedAt === null) : [];
  const people = rules.people === "REFUSED" ? drafts.people.people : [];
  if (members.length + people.length === 0) return [];
  const organisationIds = members.map((member) => member.organisationId);
  const emails = people.map((person) => person.email);
  const side = { proposalId: facts.id, callId: facts.callId, organisationIds, emails };
  const found = await competingMembers(reader, side, true);
  return [
    ...members.filter((member) => found.organisationIds.has(member.organisationId)),
    ...people
      .filter((person) => found.emails.has(emailKey(person.email)))
      .map(({ name, nameEn }) => ({ nameKo: name, nameEn: nameEn || name })),
  ].map(({ nameKo, nameEn }) => ({ nameKo, nameEn }));
}

/** Everything the submission rules look at, at one instant; while a supplement request is answered (A10), of the answer. */
export async function submissionFacts(reader: Reader, facts: ProposalFacts, at: Date) {
  // One after the other: a transaction has one connection.
  const { rows, drafts: written } = await proposalSections(reader, facts.id);
  const rulebook = await rulebookOfCall(reader, facts.call);
  const attachments = await attachmentsOf(reader, facts.id);
  const signatures = await standingSignatures(reader, facts.id);
  const answer = await answerOf(reader, facts, at);
  const { consents, attachments: rules } = rulebook.proposal;
  const more = { attachments: sealedAttachments(rules, attachments), consents };
  const { drafts, content, members } = answered(answer, facts.members, written, proposalContent(facts, written, more));
  const { sha256 } = contentToSign(content);
  const valid = validSignatures(members, signatures, sha256);
  const submission: SubmissionFacts = {
    status: facts.status,
    callState: callState(facts.call, at),
    members,
    drafts,
    rulebook,
    rulebookVersion: facts.call.rulebookVersion,
    competing: answer ? [] : await refusedCompeting(reader, facts, drafts, rulebook.proposal.competing),
    attachments: content.attachments,
    unsigned: unsignedMembers(members, valid, rulebook.proposal.signaturesRequired),
    named: answer?.supplement.sections ?? null,
  };
  const contentVersion = contentVersionOf(facts.version, rows);
  const contentSha256 = sha256;
  return { rows, drafts, rulebook, submission, content, contentSha256, attachments, valid, contentVersion, answer };
}
