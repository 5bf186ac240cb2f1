import { type ConsortiumMember, type MemberFacts, memberState } from "./consortium";
import type { SealedProposal } from "./content";
import { finishedSections, type SectionDrafts } from "./drafts";

type Member = MemberFacts & { registrationNumber: string };
type Facts = {
  id: string;
  titleKo: string;
  titleEn: string;
  receiptNumber: string | null;
  call: { code: string };
  members: readonly Member[];
};

const asSealed = (member: Member): ConsortiumMember => ({
  organisationId: member.organisationId,
  registrationNumber: member.registrationNumber,
  nameKo: member.nameKo,
  nameEn: member.nameEn,
  kind: member.kind,
  sizeClass: member.sizeClass,
  leasesGpusToGovernment: member.leasesGpusToGovernment,
  role: member.role,
  task: member.task,
  hasGraduateStudents: member.hasGraduateStudents,
  shareBasisPoints: member.shareBasisPoints ?? 0,
});

/** A8: what would be sealed now — the same for the check page and for the seal, so that people sign what they read. */
export const proposalContent = (
  facts: Facts,
  drafts: SectionDrafts,
  more: Pick<SealedProposal, "attachments" | "consents">,
): SealedProposal => ({
  proposalId: facts.id,
  callCode: facts.call.code,
  receiptNumber: facts.receiptNumber ?? "",
  titleKo: facts.titleKo,
  titleEn: facts.titleEn,
  consortium: facts.members.filter((member) => memberState(member) !== "DECLINED").map(asSealed),
  sections: finishedSections(drafts),
  ...more,
  signatures: [],
});
