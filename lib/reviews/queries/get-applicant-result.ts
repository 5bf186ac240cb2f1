import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { visibleProposals } from "@/lib/proposals/domain/access";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import { readSheet } from "../domain/calculation-sheet";
import { shuffledBy } from "../domain/lot";
import { releasedText, standingChecks } from "../domain/opinions";
import { rankBand, type SelectionResult } from "../domain/selection";
import type { ApplicantResult } from "../types";
import { AFFILIATION, affiliationOf } from "./get-panel-page";
import { CHECKS, OVERALL } from "./opinions";

const OUTCOME = {
  result: true,
  rank: true,
  displayHundredths: true,
  change: { select: { from: true, to: true, totalHundredths: true, at: true } },
  decision: { select: { id: true, outcomes: { select: { result: true, change: { select: { to: true } } } } } },
  proposal: {
    select: {
      id: true,
      receiptNumber: true,
      titleKo: true,
      titleEn: true,
      leadOrganisation: { select: { nameKo: true, nameEn: true } },
      call: {
        select: {
          id: true,
          titleKo: true,
          titleEn: true,
          publishedAt: true,
          objectionsDueAt: true,
          rulebookVersion: true,
        },
      },
    },
  },
} as const;

/** Words of exactly the sheets that the approved calculation sheet counts; the reviewer behind one is not even read. */
async function countedSheets(proposalId: string, calculation: string) {
  const { proposals } = readSheet(calculation);
  const counted = proposals.find((one) => one.proposalId === proposalId)?.sheets ?? [];
  return db.scoreSheet.findMany({
    where: {
      status: "SUBMITTED",
      OR: counted.map(({ seatNo, revision }) => ({ revision, assignment: { proposalId, member: { seatNo } } })),
    },
    select: {
      id: true,
      overallOpinion: true,
      items: { select: { criterionKey: true, comment: true } },
      checks: CHECKS,
    },
  });
}
type Words = Awaited<ReturnType<typeof countedSheets>>;

/** What is released of a text: names that an officer redacted are gone, the sheet itself keeps them. */
const released = ({ checks }: Words[number], field: string, text: string): string =>
  releasedText(text, standingChecks(checks, field));

/** Shuffled anew for every criterion, so that not even the order links two opinions to one pen. */
const criteriaOf = ({ rubric }: RulebookContent, proposalId: string, sheets: Words): ApplicantResult["criteria"] =>
  rubric.criteria.map(({ key, nameKo, nameEn }) => ({
    key,
    nameKo,
    nameEn,
    opinions: shuffledBy(`${proposalId}/${key}`, sheets, ({ id }) => id).flatMap(
      (sheet) => released(sheet, key, sheet.items.find((item) => item.criterionKey === key)?.comment ?? "") || [],
    ),
  }));

async function panelMembers(callId: string): Promise<ApplicantResult["panelMembers"]> {
  const members = await db.panelMember.findMany({
    where: { removedAt: null, panel: { callId } },
    orderBy: { user: { name: "asc" } },
    select: { user: { select: { name: true, ...AFFILIATION } } },
  });
  return members.map(({ user }) => ({ name: user.name, affiliation: affiliationOf(user) }));
}

type Standing = { result: SelectionResult; change: { to: SelectionResult } | null };
/** P5: whether, and why, nobody was selected, as results stand now. */
export function nobodyIn(outcomes: readonly Standing[], calculation: string): ApplicantResult["nobody"] {
  if (outcomes.some(({ result, change }) => (change?.to ?? result) === "SELECTED")) return null;
  return readSheet(calculation).selection.selectNone ? "CHOSEN" : "NO_ONE_QUALIFIED";
}

/** S8: an applicant's result once published — total, band, opinions without authors, the panel as a list. Else NOT_FOUND. */
export async function getApplicantResult(actor: Actor, proposalId: string): Promise<ApplicantResult> {
  const outcome = await db.selectionOutcome.findFirst({
    where: {
      proposalId,
      decision: { status: "APPROVED", call: { phase: "PUBLISHED" } },
      proposal: visibleProposals(actor),
    },
    select: OUTCOME,
  });
  if (!outcome) throw new AppError("NOT_FOUND", `result of ${proposalId}`);
  const { call, ...proposal } = outcome.proposal;
  const rulebook = await rulebookContent(db, call.rulebookVersion);
  // No applicant ever sees a row of a sheet or of the panel: the portal takes the words out of them.
  const { calculation, sheets, members } = await actingAsSystem("release: published result", async () => {
    const kept = await db.decisionSheet.findUniqueOrThrow({ where: { decisionId: outcome.decision.id } });
    const [words, people] = await Promise.all([countedSheets(proposalId, kept.text), panelMembers(call.id)]);
    return { calculation: kept.text, sheets: words, members: people };
  });
  const band = rankBand(rulebook.selection.rankBands, outcome.rank);
  return {
    receiptNumber: proposal.receiptNumber ?? "",
    titleKo: proposal.titleKo,
    titleEn: proposal.titleEn || proposal.titleKo,
    leadNameKo: proposal.leadOrganisation.nameKo,
    leadNameEn: proposal.leadOrganisation.nameEn,
    call: {
      titleKo: call.titleKo,
      titleEn: call.titleEn,
      publishedAt: call.publishedAt,
      objectionsDueAt: call.objectionsDueAt,
    },
    // S10: what an accepted objection made of it.
    result: outcome.change?.to ?? outcome.result,
    nobody: nobodyIn(outcome.decision.outcomes, calculation),
    totalHundredths: outcome.change?.totalHundredths ?? outcome.displayHundredths,
    change: outcome.change ? { from: outcome.change.from, at: outcome.change.at } : null,
    maxHundredths: rulebook.rubric.criteria.reduce((sum, criterion) => sum + criterion.maxHundredths, 0),
    rankBand: { nameKo: band?.nameKo ?? "", nameEn: band?.nameEn ?? "" },
    sheetCount: sheets.length,
    criteria: criteriaOf(rulebook, proposalId, sheets),
    overallOpinions: shuffledBy(`${proposalId}/overall`, sheets, ({ id }) => id).map((sheet) =>
      released(sheet, OVERALL, sheet.overallOpinion),
    ),
    panelMembers: members,
  };
}
