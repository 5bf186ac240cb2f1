import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { visibleProposals } from "@/lib/proposals/domain/access";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import { shuffledBy } from "../domain/lot";
import { rankBand } from "../domain/selection";
import { BINDING } from "../queries";
import type { ApplicantResult } from "../types";
import { AFFILIATION, affiliationOf } from "./get-panel-page";

const OUTCOME = {
  result: true,
  rank: true,
  displayHundredths: true,
  proposal: {
    select: {
      id: true,
      receiptNumber: true,
      titleKo: true,
      titleEn: true,
      call: { select: { id: true, titleKo: true, titleEn: true, publishedAt: true, rulebookVersion: true } },
    },
  },
} as const;

/** Only words and the sheet they stand on: the reviewer behind a sheet is not even read. */
async function countedSheets(proposalId: string) {
  const sheets = await db.scoreSheet.findMany({
    where: {
      status: "SUBMITTED",
      assignment: { proposalId, status: "ASSIGNED", declaration: "CLEAR", member: { removedAt: null } },
    },
    select: {
      id: true,
      overallOpinion: true,
      items: { select: { criterionKey: true, comment: true } },
      assignment: { select: { member: { select: { userId: true } } } },
    },
  });
  const bound = await db.conflictFinding.findMany({
    where: { proposalId, outcome: BINDING },
    select: { userId: true },
  });
  const away = new Set(bound.map(({ userId }) => userId));
  return sheets.flatMap(({ assignment, ...sheet }) => (away.has(assignment.member.userId) ? [] : [sheet]));
}
type Words = Awaited<ReturnType<typeof countedSheets>>;

/** Shuffled anew for every criterion, so that not even the order links two opinions to one pen. */
const criteriaOf = ({ rubric }: RulebookContent, proposalId: string, sheets: Words): ApplicantResult["criteria"] =>
  rubric.criteria.map(({ key, nameKo, nameEn }) => ({
    key,
    nameKo,
    nameEn,
    opinions: shuffledBy(`${proposalId}/${key}`, sheets, ({ id }) => id).flatMap(
      ({ items }) => items.find((item) => item.criterionKey === key)?.comment || [],
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
  const [sheets, members] = await Promise.all([countedSheets(proposalId), panelMembers(call.id)]);
  const band = rankBand(rulebook.selection.rankBands, outcome.rank);
  return {
    receiptNumber: proposal.receiptNumber ?? "",
    titleKo: proposal.titleKo,
    titleEn: proposal.titleEn || proposal.titleKo,
    call: { titleKo: call.titleKo, titleEn: call.titleEn, publishedAt: call.publishedAt },
    result: outcome.result,
    totalHundredths: outcome.displayHundredths,
    maxHundredths: rulebook.rubric.criteria.reduce((sum, criterion) => sum + criterion.maxHundredths, 0),
    rankBand: { nameKo: band?.nameKo ?? "", nameEn: band?.nameEn ?? "" },
    sheetCount: sheets.length,
    criteria: criteriaOf(rulebook, proposalId, sheets),
    overallOpinions: shuffledBy(`${proposalId}/overall`, sheets, ({ id }) => id).map((sheet) => sheet.overallOpinion),
    panelMembers: members,
  };
}
