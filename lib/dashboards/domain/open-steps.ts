import type { Actor } from "@/lib/access/actor";
import { canManageData, canPayData } from "@/lib/datasets/domain/access";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import {
  canApproveSettlement,
  canCheckContributions,
  canCheckSettlement,
  reviewableKinds,
  type Seat,
} from "@/lib/settlement/domain/access";
import { canDecideTalent, canReleasePayment } from "@/lib/talent/domain/access";
import { type OpenStepKind, type Waiting, waitingFor } from "./waiting";

const OF_DATA: readonly OpenStepKind[] = [
  ...(["mergeDataWishes", "openDataVote", "proposeDataPurchase", "approveDataPurchase", "recordDataLicence"] as const),
  ...(["deliverData", "decideDataProjects", "acceptDataMilestones"] as const),
];

/** Which steps are this person's to take, and whose lines of a settlement they speak for. */
export type OpenSteps = { kinds: OpenStepKind[]; reviews: ResourceKind[] };

/** Steps of one kind that wait for the reader; what they all share, so that one link leads to the very place. */
export type OpenStep = {
  kind: OpenStepKind;
  count: number;
  /** Null where there are several. */
  subjectId: string | null;
  teamId: string | null;
  teamKo: string | null;
  teamEn: string | null;
  /** The earliest. */
  year: number | null;
};

/** Somebody who has no part in a team: teams in which they have one are left out row by row. */
const OUTSIDE: Seat = {
  ...{ isPublished: false, ownPeople: [], leadOrganisationId: "", managedOrganisationIds: [], isKept: false },
};

/** P1, L3: every step is asked of its own noun's predicate; a steward meets the steps of their kind and of what answers to all kinds. */
export function openStepsOf(actor: Actor): OpenSteps {
  const reviews = reviewableKinds(actor, OUTSIDE);
  const may: [boolean, readonly OpenStepKind[]][] = [
    [canManageData(actor), OF_DATA],
    [canPayData(actor), ["payDataLots", "payDataMilestones"]],
    [canDecideTalent(actor), ["decideTalent", "proposeTalentPayments"]],
    [canReleasePayment(actor), ["payTalent"]],
    [canCheckContributions(actor, OUTSIDE), ["checkContributions"]],
    [canCheckSettlement(actor, OUTSIDE), ["checkSettlements"]],
    [reviews.length > 0, ["reviewSettlements"]],
    [canApproveSettlement(actor, OUTSIDE), ["approveSettlements"]],
  ];
  return { kinds: may.flatMap(([allowed, kinds]) => (allowed ? kinds : [])), reviews };
}

type Place = Pick<OpenStep, "subjectId" | "teamId" | "year">;

const lots =
  (phase: string, anchor = "") =>
  ({ subjectId }: Place): string =>
    subjectId ? `/ledger/data/${subjectId}${anchor}` : `/ledger/data?phase=${phase}`;
const projects = ({ teamId }: Place): string => (teamId ? `/teams/${teamId}/data#projects` : "/ledger/data#projects");
const talent = ({ subjectId, teamId }: Place): string => {
  if (!teamId) return "/ledger/talent";
  return subjectId ? `/teams/${teamId}/talent/${subjectId}` : `/teams/${teamId}/talent`;
};
const settlements = ({ subjectId, teamId, year }: Place): string =>
  subjectId && teamId ? `/teams/${teamId}/settlement/${year}` : `/ledger/settlement?year=${year}&show=all`;

const PLACES: Record<OpenStepKind, (place: Place) => string> = {
  mergeDataWishes: () => "/ledger/data#wishes",
  openDataVote: lots("COLLECTING"),
  proposeDataPurchase: lots("RANKED"),
  approveDataPurchase: lots("PROPOSED"),
  payDataLots: lots("PURCHASED"),
  recordDataLicence: ({ subjectId }) => (subjectId ? `/ledger/data/${subjectId}` : "/ledger/data"),
  deliverData: ({ subjectId }) => (subjectId ? `/ledger/data/${subjectId}#deliveries` : "/ledger/data"),
  decideDataProjects: projects,
  acceptDataMilestones: projects,
  payDataMilestones: projects,
  decideTalent: talent,
  proposeTalentPayments: talent,
  payTalent: talent,
  checkContributions: ({ teamId, year }) =>
    teamId ? `/teams/${teamId}/contribution#entries` : `/ledger/settlement?year=${year}&show=waiting`,
  checkSettlements: settlements,
  reviewSettlements: settlements,
  approveSettlements: settlements,
};

/** What waits, one item a kind, with the team it is about when it is one. */
export const openStepWaiting = (steps: readonly OpenStep[]): Waiting[] =>
  steps.flatMap(({ kind, count, teamKo, teamEn, ...place }) =>
    waitingFor({
      ...{ kind, count, href: PLACES[kind](place) },
      about: teamKo && teamEn ? { ko: teamKo, en: teamEn } : null,
    }),
  );
