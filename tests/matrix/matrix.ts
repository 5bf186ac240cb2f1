/**
 * The role × route × action matrix: who gets what at every door of the portal. Rows are written by hand and know nothing of
 * lib/access/policy, so that a slip in the table and a slip in the code cannot agree with each other.
 */

/** Everybody who may stand at a door; `pending` is an officer who has not given the second factor yet. */
export const AUDIENCES = [
  "anonymous",
  "pending",
  "voter",
  "newcomer",
  "applicant",
  "university",
  "reviewer",
  "chair",
  "officer",
  "director",
  "gpuSteward",
  "dataSteward",
  "talentSteward",
  "deliberator",
  "operator",
  "auditor",
  "administrator",
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const SIGNED_IN: readonly Audience[] = AUDIENCES.filter((one) => one !== "anonymous" && one !== "pending");
export const EVERYBODY: readonly Audience[] = AUDIENCES;
/** Whoever files: an empty-handed newcomer with a draft, the lead manager of a selected team, a university's office. */
export const APPLICANTS = ["newcomer", "applicant", "university"] as const satisfies readonly Audience[];
export const REVIEWERS = ["reviewer", "chair"] as const satisfies readonly Audience[];
export const STEWARDS = ["gpuSteward", "dataSteward", "talentSteward"] as const satisfies readonly Audience[];

/** Real rows of the demo story, found once (tests/e2e/fixtures/world.ts); a row names them and never an id. */
export const THINGS = [
  "openCall",
  "openCallCode",
  "question",
  "extensionEvidence",
  "noticeFile",
  "runningCall",
  "publishedCall",
  "publishedCallCode",
  "draft",
  "attachment",
  "selectedProposal",
  "runningProposal",
  "doubtedProposal",
  "findingEvidence",
  "returnedVerdict",
  "supplementedProposal",
  "supplementRequest",
  "newcomerOrganisation",
  "applicantOrganisation",
  "universityOrganisation",
  "runningPanel",
  "panelMember",
  "spareReviewer",
  "finding",
  "reviewerAssignment",
  "reviewerScored",
  "submittedSheet",
  "slot",
  "roomMessage",
  "inquiry",
  "sentInquiry",
  "presentedProposal",
  "remark",
  "flag",
  "decision",
  "team",
  "agreement",
  "offeredVersion",
  "draftedAgreement",
  "draftedVersion",
  "plannedSession",
  "plannedItem",
  "heldSession",
  "heldItem",
  "countedMotion",
  "committeeMember",
  "pool",
  "supplier",
  "requestedAllocation",
  "reservation",
  "handover",
  "approvedAllocation",
  "dataEnvelope",
  "talentEnvelope",
  "utilisationKey",
  "teamKey",
  "talentPerson",
  "talentEvidence",
  "talentPaid",
  "contribution",
  "contributionEvidence",
  "dataLot",
  "dataVotedLot",
  "dataWish",
  "dataRound",
  "dataDelivery",
  "dataProject",
  "dataMilestone",
  "dataEvidence",
  "settlement",
  "settledYear",
  "publishedStage",
  "runningStage",
  "stageDecision",
  "contest",
  "contestAnswer",
  "contestVoter",
  "contestGeneration",
  "verificationRun",
  "derivative",
  "rulebook",
  "referenceModel",
  "referenceBenchmark",
  "auditEvent",
  "mail",
  "user",
  "applicantUser",
  "grant",
  "userInvitation",
  "organisationInvitation",
  "organisationInvitationToken",
  "joinRequest",
  "sizeEvidence",
  "sessionOfAnother",
  "notification",
  "objection",
  "objectionFile",
  "objectionProposal",
  "objectionDecision",
  "waitingObjection",
  "objectableProposal",
  "challenge",
  "challengeProposal",
] as const;
export type Thing = (typeof THINGS)[number];
export type World = Record<Thing, string>;

/** An answer by status, or the page one is sent to. */
export type Answer = number | "sign-in" | "second-factor" | "elsewhere";

type Common = {
  /** Which object, when a door has several rows: "a draft of somebody else". */
  of?: string;
  /** Audiences that get in. */
  may: readonly Audience[];
  /** What those outside get, where it is not the house's usual answer. */
  instead?: Partial<Record<Audience, Answer>>;
};

export type PageRow = Common & {
  kind: "page";
  /** Folder below app/[locale], groups included: `(portal)/teams/[id]`. */
  page: string;
  /** Which thing each dynamic segment names; a text in quotes ("'gpu'") stands for itself. */
  params?: Record<string, Thing | `'${string}'`>;
  query?: string | ((world: World) => string);
  /** What those who may get; 200 unless said. */
  answer?: Answer;
};

export type RouteRow = Common & {
  kind: "route";
  /** Folder below app: `api/exports/audit`. */
  route: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  params?: Record<string, Thing | `'${string}'`>;
  query?: string | ((world: World) => string);
  /** Valid body of a write: sent by those who may not, who must be refused. */
  body?: (world: World) => unknown;
  /** What those who may get: 200 for reads; writes are sent `{}` by them and answer 422, so that nothing changes. */
  answer?: Answer;
};

export type ActionRow = Common & {
  kind: "action";
  /** The noun's folder below lib; `accounts/actions/administration` for a file in a folder. */
  noun: string;
  action: string;
  /** An input that passes the schema and names real rows. Sent by those who may not; those who may send an invalid one. */
  input?: (world: World) => unknown;
  /** The schema accepts everything, so those who may cannot send an invalid input: only those who may not are asserted. */
  schemaless?: true;
};

export type Row = PageRow | RouteRow | ActionRow;

export const page = (
  path: string,
  may: readonly Audience[],
  more: Omit<PageRow, "kind" | "page" | "may"> = {},
): PageRow => ({ kind: "page", page: path, may, ...more });

export const route = (
  method: RouteRow["method"],
  path: string,
  may: readonly Audience[],
  more: Omit<RouteRow, "kind" | "method" | "route" | "may"> = {},
): RouteRow => ({ kind: "route", method, route: path, may, ...more });

export const action = (
  noun: string,
  name: string,
  may: readonly Audience[],
  input?: ActionRow["input"],
  more: Omit<ActionRow, "kind" | "noun" | "action" | "may" | "input"> = {},
): ActionRow => ({ kind: "action", noun, action: name, may, ...(input ? { input } : {}), ...more });

/** The door a row stands for, as the file system names it. */
export function doorOf(row: Row): string {
  if (row.kind === "page") return `page ${row.page}`;
  if (row.kind === "route") return `route ${row.method} ${row.route}`;
  return `action ${row.noun}/${row.action}`;
}

const NOBODY = "00000000-0000-7000-8000-000000000000";

/** The address of a row's page or route; `missing` puts an id that nobody has into the last dynamic segment. */
export function addressOf(row: PageRow | RouteRow, world: World, missing = false): string {
  const folder = row.kind === "page" ? row.page : row.route;
  const segments = folder.split("/").filter((segment) => !/^\(.*\)$/.test(segment));
  const lastId = segments.findLastIndex((segment) => isThing(row.params?.[segment.slice(1, -1)]));
  const path = segments.map((segment, index) => {
    if (!segment.startsWith("[")) return segment;
    const key = segment.replace(/^\[(?:\.\.\.)?|\]$/g, "");
    const named = row.params?.[key];
    if (named === undefined) throw new Error(`${doorOf(row)}: the row names nothing for [${key}]`);
    if (missing && index === lastId) return NOBODY;
    return isThing(named) ? world[named] : named.slice(1, -1);
  });
  const query = typeof row.query === "function" ? row.query(world) : (row.query ?? "");
  return `/${path.join("/")}${query ? `?${query}` : ""}`;
}

/** Whether a random id can stand in for the row's own. */
export const namesThing = (row: PageRow | RouteRow): boolean => Object.values(row.params ?? {}).some(isThing);

function isThing(named: string | undefined): named is Thing {
  return named !== undefined && !named.startsWith("'");
}
