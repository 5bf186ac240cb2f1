import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { findOwnPanel, getOwnPanel } from "./queries/challenges";
import { getApplicantResult } from "./queries/get-applicant-result";
import { getChairPage } from "./queries/get-chair-page";
import { getConflictsPage } from "./queries/get-conflicts-page";
import { getDecision } from "./queries/get-decision";
import { getPanelPage } from "./queries/get-panel-page";
import { getRanking } from "./queries/get-ranking";
import { getReleasePage } from "./queries/get-release-page";
import { getPledge, getReviewWork } from "./queries/get-review-work";
import { getRoundsPage } from "./queries/get-rounds-page";
import { listOwnInquiries } from "./queries/inquiries";
import { listMyReviews } from "./queries/my-reviews";
import { getOwnPresentation } from "./queries/own-presentation";
import { getPublicOutcome } from "./queries/public-outcome";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadPublicOutcome = cache(getPublicOutcome);
export const loadServerNow = cache(() => now());
export const loadMyReviews = cache(async () => listMyReviews(await requireActor()));
export const loadPledge = cache(async (panelId: string) => orNotFound(getPledge(await requireActor(), panelId)));
export const loadReviewWork = cache(async (assignmentId: string) =>
  orNotFound(getReviewWork(await requireActor(), assignmentId, await loadServerNow())),
);
export const loadChairPage = cache(async (panelId: string) => orNotFound(getChairPage(await requireActor(), panelId)));
export const loadPanelPage = cache(async (callId: string) => orNotFound(getPanelPage(await requireActor(), callId)));
export const loadConflictsPage = cache(async (callId: string) =>
  orNotFound(getConflictsPage(await requireActor(), callId)),
);
export const loadRanking = cache(async (callId: string) =>
  orNotFound(getRanking(await requireActor(), callId, await loadServerNow())),
);
export const loadDecision = cache(async (callId: string) =>
  orNotFound(getDecision(await requireActor(), callId, await loadServerNow())),
);
export const loadReleasePage = cache(async (callId: string, shownProposalId: string | null) =>
  orNotFound(getReleasePage(await requireActor(), callId, shownProposalId)),
);
export const loadRoundsPage = cache(async (callId: string) =>
  orNotFound(getRoundsPage(await requireActor(), callId, await loadServerNow())),
);
export const loadOwnPresentation = cache(async (proposalId: string) =>
  getOwnPresentation(await requireActor(), proposalId),
);
export const loadOwnInquiries = cache(async (proposalId: string) =>
  listOwnInquiries(await requireActor(), proposalId, await loadServerNow()),
);
/** S3: the panel as an applicant is told of it. */
export const loadOwnPanel = cache(async (proposalId: string) => {
  const serverNow = await loadServerNow();
  return { panel: await orNotFound(getOwnPanel(await requireActor(), proposalId, serverNow)), serverNow };
});
/** The same for a page that is there without it. */
export const loadNamedPanel = cache(async (proposalId: string) =>
  findOwnPanel(await requireActor(), proposalId, await loadServerNow()),
);
export const loadApplicantResult = cache(async (proposalId: string) =>
  orNotFound(getApplicantResult(await requireActor(), proposalId)),
);
