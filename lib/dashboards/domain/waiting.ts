/** Steps of data, talent, own contribution and settlement: one row a kind of the dashboard's own statement. */
export type OpenStepKind =
  | "mergeDataWishes"
  | "openDataVote"
  | "proposeDataPurchase"
  | "approveDataPurchase"
  | "recordDataLicence"
  | "deliverData"
  | "decideDataProjects"
  | "acceptDataMilestones"
  | "payDataLots"
  | "payDataMilestones"
  | "decideTalent"
  | "proposeTalentPayments"
  | "payTalent"
  | "checkContributions"
  | "checkSettlements"
  | "reviewSettlements"
  | "approveSettlements";

/** One matter that waits for this very person, with its one link. Words are keys `waiting.<kind>` of namespace `dashboards`. */
/** The same of a team's own people. */
export type OwnStepKind = "castDataBallot" | "confirmDeliveries" | "reportMilestones" | "writeSettlements";

export type WaitingKind =
  | "startScreening"
  | "screenProposals"
  | "decideConflicts"
  | "sheetsMissing"
  | "proposeSelection"
  | "approveSelection"
  | "publishCall"
  | "examineObjections"
  | "approveObjections"
  | "recommendSupport"
  | "deliberateSupport"
  | "draftAgreements"
  | "offerAgreements"
  | "signAgreements"
  | "approveAllocations"
  | "planBudgets"
  | "payBudgets"
  | OpenStepKind
  | OwnStepKind
  | "answerObjections"
  | "freezePlan"
  | "enterStageScores"
  | "proposeStageResult"
  | "approveStageResult"
  | "publishStage"
  | "finishSections"
  | "submitProposal"
  | "resubmitProposal"
  | "answerSupplement"
  | "answerInvitation"
  | "giveConsent"
  | "signPledge"
  | "declareConflicts"
  | "scoreSheets"
  | "deadJobs"
  | "failedMails";

export type Waiting = {
  key: string;
  kind: WaitingKind;
  count: number;
  /** What it belongs to: a call, stage or proposal. */
  about: { ko: string; en: string } | null;
  href: string;
  dueAt: Date | null;
};

export type Urgency = "OVERDUE" | "TODAY" | "SOON" | "WAITING";

const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
const SOON_DAYS = 7;

const seoulDay = (at: Date): number => Math.floor((at.getTime() + SEOUL_MS) / DAY_MS);

/** C2: the due instant itself is in time. Days are Korea's. */
export function urgencyOf(dueAt: Date | null, now: Date): { urgency: Urgency; days: number } {
  if (!dueAt) return { urgency: "WAITING", days: 0 };
  const days = seoulDay(dueAt) - seoulDay(now);
  if (dueAt < now) return { urgency: "OVERDUE", days: -days };
  if (days === 0) return { urgency: "TODAY", days };
  return { urgency: days <= SOON_DAYS ? "SOON" : "WAITING", days };
}

/** What is due first comes first; what has no date follows in the programme's own order. */
export const inOrder = (items: readonly Waiting[]): Waiting[] =>
  [...items].sort(
    (a, b) => (a.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER),
  );

type Draft = Omit<Waiting, "key" | "about" | "dueAt"> & Partial<Pick<Waiting, "about" | "dueAt">>;

/** An item, or nothing when nothing waits. */
export const waitingFor = (item: Draft | false): Waiting[] =>
  item && item.count > 0
    ? [{ about: null, dueAt: null, ...item, key: `${item.kind}:${item.href}:${item.about?.en ?? ""}` }]
    : [];
