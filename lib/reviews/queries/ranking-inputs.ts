import "server-only";
import { callFacts } from "@/lib/calls/queries";
import type { CallFacts } from "@/lib/calls/types";
import { now } from "@/lib/platform/clock";
import type { Reader } from "@/lib/platform/db";
import { type SealedRow, sealedProposals } from "@/lib/proposals/queries";
import { boundInCall } from "@/lib/proposals/queries/conflicted";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { ProposalEntry, SelectionInputs, UsedRound } from "../domain/calculation-sheet";
import type { MajorityRule } from "../domain/majority";
import { currentRound, type Round } from "../domain/rounds";
import { asksForVote, scorableItems } from "../domain/sheet";
import { ROUND } from "./rounds";

export type RankingFacts = {
  call: CallFacts;
  rulebook: RulebookContent;
  sealed: SealedRow[];
  /** Who is bound to which proposal of the call (S3). */
  findings: { userId: string; proposalId: string }[];
  rounds: Round[];
  inputs: SelectionInputs;
};

type DueRow = {
  proposalId: string;
  declaration: string;
  userId: string;
  seatNo: number;
  sheet: {
    revision: number;
    roundNo: number;
    totalHundredths: number | null;
    suitable: boolean | null;
    items: { criterionKey: string; scoreHundredths: number }[];
  } | null;
};

/** Who owes a sheet of the call, with the one that was submitted (there is one at most) and its scores. One statement. */
const readDue = (reader: Reader, callId: string): Promise<DueRow[]> => reader.$queryRaw<DueRow[]>`
  SELECT a."proposalId", a."declaration"::text AS "declaration", m."userId", m."seatNo",
    CASE WHEN s."id" IS NULL THEN NULL ELSE jsonb_build_object('revision', s."revision", 'roundNo', s."roundNo",
      'totalHundredths', s."totalHundredths", 'suitable', s."suitable", 'items', coalesce(
        (SELECT jsonb_agg(jsonb_build_object('criterionKey', i."criterionKey", 'scoreHundredths', i."scoreHundredths") ORDER BY i."id")
         FROM "ScoreSheetItem" i WHERE i."sheetId" = s."id" AND i."scoreHundredths" IS NOT NULL), '[]')) END AS "sheet"
  FROM "ReviewAssignment" a JOIN "ReviewPanel" p ON p."id" = a."panelId" JOIN "PanelMember" m ON m."id" = a."memberId"
    LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a."id" AND s."status" = 'SUBMITTED'
  WHERE p."callId" = ${callId} AND a."status" = 'ASSIGNED' AND m."removedAt" IS NULL
  ORDER BY a."id"`;

const criteriaOf = ({ rubric }: RulebookContent): SelectionInputs["criteria"] =>
  rubric.criteria.map(({ key, maxHundredths }) => ({
    key,
    maxHundredths,
    items: scorableItems(rubric)
      .filter((item) => item.criterionKey === key)
      .map((item) => ({ key: item.key, maxHundredths: item.maxHundredths })),
  }));

const majorityOf = ({ additional }: RulebookContent): MajorityRule => ({
  majorityOverBasisPoints: additional.majorityOverBasisPoints,
  majorityOf: additional.majorityOf,
});

/** The rounds of a call's panel: one panel a call, the latest where there were several. */
const callRounds = async (reader: Reader, callId: string): Promise<Round[]> => {
  const panel = await reader.reviewPanel.findFirst({
    where: { callId },
    orderBy: { createdAt: "desc" },
    select: { rounds: { orderBy: { ordinal: "asc" }, select: ROUND } },
  });
  return panel?.rounds ?? [];
};

/** Due sheets of a call: a sheet counts when it is submitted, its reviewer clear, and no finding binds them (S3, S4). */
async function dueSheets(reader: Reader, callId: string, used: UsedRound) {
  // One after the other: inside a transaction there is one connection.
  const assignments = await readDue(reader, callId);
  const findings = await boundInCall(reader, callId);
  const bound = new Set(findings.map(({ userId, proposalId }) => `${userId}/${proposalId}`));
  const due = assignments.map(({ proposalId, declaration, userId, seatNo, sheet }) => {
    const inRound = used.earlierSheets === "COUNT" || sheet?.roundNo === used.ordinal;
    const counts = inRound && declaration === "CLEAR" && !bound.has(`${userId}/${proposalId}`);
    return { proposalId, seatNo, sheet: counts ? sheet : null };
  });
  return { due, findings };
}

/** Everything a ranking rests on, in a fixed number of queries. Authorises nobody; missing sheets are listed, never guessed. */
export async function rankingFacts(reader: Reader, callId: string, at?: Date): Promise<RankingFacts> {
  const call = await callFacts(reader, callId);
  const rulebook = await rulebookContent(reader, call.rulebookVersion);
  const sealed = await sealedProposals(reader, callId, { statuses: ["ELIGIBLE"] });
  const votes = asksForVote(call);
  const rounds = await callRounds(reader, callId);
  const { ordinal, kind } = currentRound(rounds, at ?? (await now()));
  const round: UsedRound = { ordinal, kind, earlierSheets: rulebook.panel.earlierSheets };
  const { due, findings } = await dueSheets(reader, callId, round);
  const proposals: ProposalEntry[] = sealed.map(({ proposalId, receiptNumber, sealSha256 }) => ({
    proposalId,
    receiptNumber,
    sealSha256,
    sheets: due.flatMap(({ proposalId: of, seatNo, sheet }) => {
      if (of !== proposalId || !sheet) return [];
      const items = sheet.items.map((item) => [item.criterionKey, item.scoreHundredths]);
      const totalHundredths = sheet.totalHundredths ?? 0;
      const entry = {
        seatNo,
        revision: sheet.revision,
        round: sheet.roundNo,
        items: Object.fromEntries(items),
        totalHundredths,
      };
      return [votes ? { ...entry, suitable: sheet.suitable } : entry];
    }),
  }));
  const known = new Set(proposals.map(({ proposalId }) => proposalId));
  const missing = due.flatMap(({ proposalId, seatNo, sheet }) =>
    sheet || !known.has(proposalId) ? [] : [{ proposalId, seatNo }],
  );
  const inputs: SelectionInputs = {
    call: { id: call.id, code: call.code },
    rulebookVersion: call.rulebookVersion,
    criteria: criteriaOf(rulebook),
    aggregation: rulebook.aggregation,
    tieChain: rulebook.tieChain,
    selection: {
      seats: call.seats,
      cutoffHundredths: rulebook.selection.cutoffHundredths,
      reserveCount: rulebook.selection.reserveCount,
      majority: votes ? majorityOf(rulebook) : null,
      selectNone: false,
    },
    round,
    proposals,
    missing,
    missingReason: null,
  };
  return { call, rulebook, sealed, findings, rounds, inputs };
}
