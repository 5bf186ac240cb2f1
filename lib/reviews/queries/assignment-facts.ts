import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { planText } from "@/lib/proposals/domain/plan-text";
import { sealedProposals } from "@/lib/proposals/queries";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { GateFacts } from "../domain/access";
import { type AssignmentMember, type AssignmentProposal, pairKey } from "../domain/assignment";
import { BINDING, type ConflictKind } from "../domain/conflicts";
import {
  type Fit,
  fitOf,
  type ProposalTopic,
  type ProposalWords,
  proposalTopic,
  type ReviewField,
} from "../domain/fit";
import { LIVE } from "./cell-state";
import { type PanelFacts, seatedMembers } from "./panel-facts";

/** The words of a proposal in which fields of expertise are looked for: title, plan sections, data, openness. */
export function wordsOf({ titleKo, titleEn, sections }: SealedProposal): ProposalWords {
  const { technology, goals, impact, data, openness } = sections;
  const body = [
    ...[technology, goals, impact].map(({ document }) => planText(document)),
    ...goals.modelKinds,
    ...data.wishes.map(({ corpus }) => corpus),
    ...data.projects.map(({ title }) => title),
    openness.releasePlan,
  ];
  return { title: `${titleKo}\n${titleEn}`, body: body.join("\n") };
}

const topics = new WeakMap<SealedProposal, { fields: readonly ReviewField[]; topic: ProposalTopic }>();

/** What a proposal is about by this list of fields. Neither a seal nor a rulebook's version ever changes: found once for both. */
function topicOf(sealed: SealedProposal, fields: readonly ReviewField[]): ProposalTopic {
  const known = topics.get(sealed);
  if (known?.fields === fields) return known.topic;
  const topic = proposalTopic(wordsOf(sealed), fields);
  topics.set(sealed, { fields, topic });
  return topic;
}

type Assignment = {
  id: string;
  memberId: string;
  proposalId: string;
  status: GateFacts["status"];
  declaration: GateFacts["declaration"];
  /** The one that stands, if there is any. */
  sheets: { id: string; status: (typeof LIVE)[number]; version: number }[];
};

export type AssignmentFacts = {
  members: AssignmentMember[];
  proposals: AssignmentProposal[];
  fits: Map<string, Fit>;
  /** Pairs that must not be (S3), with what forbids them; null after a recusal. */
  blocked: Map<string, ConflictKind | null>;
  assignments: Assignment[];
  planned: { memberId: string; proposalId: string; pinned: boolean; byHand: boolean }[];
  openConflicts: number;
};

const readAssignments = (reader: Reader, panelId: string): Promise<Assignment[]> => reader.$queryRaw<Assignment[]>`
  SELECT a."id", a."memberId", a."proposalId", a."status"::text AS "status", a."declaration"::text AS "declaration",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', s."id", 'status', s."status", 'version', s."version"))
      FROM "ScoreSheet" s WHERE s."assignmentId" = a."id" AND s."status"::text = ANY(${LIVE})), '[]') AS "sheets"
  FROM "ReviewAssignment" a WHERE a."panelId" = ${panelId} ORDER BY a."id"`;

/** The limit of a reviewer: nothing from one who is away. */
const limitOf = (profile: { availability: string; maxSheets: number | null } | undefined): number | null =>
  profile?.availability === "UNAVAILABLE" ? 0 : (profile?.maxSheets ?? null);

/** What assigning a panel rests on: people, eligible proposals, fit, conflicts, what is assigned and what is planned. Authorises nobody. */
export async function assignmentFacts(
  reader: Reader,
  panel: PanelFacts,
  rules: RulebookContent["panel"],
): Promise<AssignmentFacts> {
  const seated = seatedMembers(panel);
  // One after the other: within a transaction there is one connection.
  const sealed = await sealedProposals(reader, panel.callId, { statuses: ["ELIGIBLE"] });
  const assignments = await readAssignments(reader, panel.id);
  const planned = await reader.plannedAssignment.findMany({
    where: { panelId: panel.id },
    select: { memberId: true, proposalId: true, pinned: true, byHand: true },
  });
  const findings = await reader.conflictFinding.findMany({
    where: { outcome: { in: [...BINDING] }, proposal: { callId: panel.callId } },
    orderBy: [{ outcome: "desc" }, { id: "asc" }],
    select: { userId: true, proposalId: true, kind: true, outcome: true },
  });
  const profiles = await reader.reviewerProfile.findMany({
    where: { userId: { in: seated.map(({ userId }) => userId) } },
    select: { userId: true, isForeign: true, fieldKeys: true, keywords: true, maxSheets: true, availability: true },
  });
  const profileOf = new Map(profiles.map((profile) => [profile.userId, profile]));
  const known = new Set(rules.fields.map(({ key }) => key));
  const topics = sealed.map((row) => ({ id: row.proposalId, topic: topicOf(row.sealed, rules.fields) }));
  const members = seated.map(({ id, userId }) => {
    const profile = profileOf.get(userId);
    return {
      id,
      isForeign: profile?.isForeign ?? false,
      fieldKeys: (profile?.fieldKeys ?? []).filter((key) => known.has(key)),
      maxSheets: limitOf(profile),
      keywords: profile?.keywords ?? [],
    };
  });
  const fits = new Map(
    members.flatMap((member) => topics.map(({ id, topic }) => [pairKey(member.id, id), fitOf(member, topic)] as const)),
  );
  const memberOf = new Map(panel.members.map((member) => [member.userId, member.id]));
  const blocked = new Map<string, ConflictKind | null>(
    findings.map(({ userId, proposalId, kind }) => [pairKey(memberOf.get(userId) ?? userId, proposalId), kind]),
  );
  for (const one of assignments) {
    const key = pairKey(one.memberId, one.proposalId);
    if (one.status === "RECUSED" && !blocked.has(key)) blocked.set(key, null);
  }
  return {
    members: members.map(({ keywords: _, ...member }) => member),
    proposals: topics.map(({ id, topic }) => ({ id, fieldKeys: topic.fields.map(({ key }) => key) })),
    fits,
    blocked,
    assignments,
    planned,
    openConflicts: findings.filter(({ outcome }) => outcome === "OPEN").length,
  };
}
