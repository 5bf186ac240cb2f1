import type { MemberState, OrganisationKind, SizeClass } from "./consortium";
import { sha256Hex } from "./sealing";
import type { ContributionDraft } from "./sections/contribution";
import type { PeopleDraft } from "./sections/people";
import type { ProposalStatus } from "./status";

/** An entry of the registry as a merge looks at it. */
export type MergeEntry = {
  id: string;
  version: number;
  nameKo: string;
  nameEn: string;
  registrationNumber: string;
  kind: OrganisationKind;
  sizeClass: SizeClass;
  leasesGpusToGovernment: boolean;
  isMerged: boolean;
  /** Whether whoever merges belongs to it. */
  isOwn: boolean;
};
/** A proposal in which the source stands. */
export type MergeProposal = {
  id: string;
  titleKo: string;
  titleEn: string;
  receiptNumber: string | null;
  status: ProposalStatus;
  callId: string;
  /** The call has not closed, so that its applicants can still put things right. */
  isCallOpen: boolean;
  role: "LEAD" | "PARTICIPANT";
  state: MemberState;
  /** How the target stands in the same proposal; null when it does not. */
  targetState: MemberState | null;
  standingSignatures: number;
};
export type MergeFacts = {
  source: MergeEntry;
  target: MergeEntry;
  proposals: readonly MergeProposal[];
  /** Living proposals that the target leads, by call. */
  targetLeads: readonly { callId: string; titleKo: string; titleEn: string }[];
};
export type MergeRefusal = {
  code:
    | "SAME_ENTRY"
    | "SOURCE_MERGED"
    | "TARGET_MERGED"
    | "OWN_ORGANISATION"
    | "BOTH_IN_PROPOSAL"
    | "BOTH_LEAD_IN_CALL";
  title?: { ko: string; en: string };
};

const titleOf = ({ titleKo, titleEn }: { titleKo: string; titleEn: string }) => ({
  ko: titleKo,
  en: titleEn || titleKo,
});
const isLiving = ({ status }: { status: ProposalStatus }): boolean => status !== "WITHDRAWN";
const takesPart = (state: MemberState | null): boolean => state === "INVITED" || state === "ACCEPTED";

/**
 * A2: why two entries cannot be merged as they stand. One body is one member of a consortium, and leads one living proposal
 * of a call; where both entries do, the applicants have to choose first, and nobody chooses for them.
 */
export function mergeRefusals({ source, target, proposals, targetLeads }: MergeFacts): MergeRefusal[] {
  if (source.id === target.id) return [{ code: "SAME_ENTRY" }];
  const living = proposals.filter(isLiving);
  return [
    ...(source.isMerged ? [{ code: "SOURCE_MERGED" as const }] : []),
    ...(target.isMerged ? [{ code: "TARGET_MERGED" as const }] : []),
    ...(source.isOwn || target.isOwn ? [{ code: "OWN_ORGANISATION" as const }] : []),
    ...living
      .filter((proposal) => takesPart(proposal.state) && takesPart(proposal.targetState))
      .map((proposal) => ({ code: "BOTH_IN_PROPOSAL" as const, title: titleOf(proposal) })),
    ...living
      .filter((proposal) => proposal.role === "LEAD" && proposal.isCallOpen)
      .filter(({ callId }) => targetLeads.some((led) => led.callId === callId))
      .map((proposal) => ({ code: "BOTH_LEAD_IN_CALL" as const, title: titleOf(proposal) })),
  ];
}

/**
 * What becomes of the source's place in a proposal. MOVE: the target takes it. DROP_SOURCE, DROP_TARGET: one of both had
 * declined, and its line goes, so that the other's stands. STAY: a withdrawn proposal in which both stand is left as it was.
 */
export function placeAfterMerge(proposal: MergeProposal): "MOVE" | "DROP_SOURCE" | "DROP_TARGET" | "STAY" {
  if (proposal.targetState === null) return "MOVE";
  if (!isLiving(proposal)) return "STAY";
  return takesPart(proposal.state) ? "DROP_TARGET" : "DROP_SOURCE";
}

/** What a draft says of the entry that went says the same of the one that stays. */
export const peopleAfterMerge = (draft: PeopleDraft, sourceId: string, targetId: string): PeopleDraft => ({
  ...draft,
  people: draft.people.map((person) =>
    person.organisationId === sourceId ? { ...person, organisationId: targetId } : person,
  ),
});
export const contributionAfterMerge = (
  draft: ContributionDraft,
  sourceId: string,
  targetId: string,
): ContributionDraft => ({
  ...draft,
  rows: draft.rows
    // Lines of a target that was in the consortium before and left would be doubles of those that move.
    .filter((row) => row.organisationId !== targetId)
    .map((row) => (row.organisationId === sourceId ? { ...row, organisationId: targetId } : row)),
});

export const MERGE_DIFFERENCES = [
  "registrationNumber",
  "nameKo",
  "nameEn",
  "kind",
  "sizeClass",
  "leasesGpusToGovernment",
] as const;
/** What the proposals will say of the organisation otherwise than before: the target's profile stands. */
export const mergeDifferences = ({ source, target }: Pick<MergeFacts, "source" | "target">) =>
  MERGE_DIFFERENCES.filter((field) => source[field] !== target[field]);

/** What was shown before the confirmation; another one is a reason to look again, not to merge. */
export const mergeFingerprint = ({ source, target, proposals }: MergeFacts): string =>
  sha256Hex(
    JSON.stringify([
      ...[source, target].map(({ id, version }) => [id, version]),
      ...proposals.map(({ id, status, state, targetState }) => [id, status, state, targetState]).sort(),
    ]),
  );
