export type ProposalStatus = "DRAFT" | "SUBMITTED" | "WITHDRAWN" | "ELIGIBLE" | "INELIGIBLE";
/** What people are told: a draft with a seal was reopened, and its last submission still counts (A9). */
export type ProposalState = ProposalStatus | "REOPENED";

type Facts = { status: ProposalStatus; currentSealId: string | null };

export const proposalState = ({ status, currentSealId }: Facts): ProposalState =>
  status === "DRAFT" && currentSealId !== null ? "REOPENED" : status;

/** A9: the status a proposal has for everything after the closing; null when nothing of it counts. */
export function countingStatus({ status, currentSealId }: Facts): "SUBMITTED" | "ELIGIBLE" | "INELIGIBLE" | null {
  if (currentSealId === null || status === "WITHDRAWN") return null;
  return status === "DRAFT" ? "SUBMITTED" : status;
}
