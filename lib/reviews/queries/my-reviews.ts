import "server-only";
import type { Actor } from "@/lib/access/actor";
import { actingAs } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import { conflictedProposalIds } from "@/lib/proposals/queries/conflicted";
import { rulebookContent } from "@/lib/rulebook/queries";
import { type GateFacts, ownsSeat, reviewGate } from "../domain/access";
import { scorableItems } from "../domain/sheet";
import type { CallHeading, MyAssignment, MyPanel } from "../types";
import { callHeading } from "./headings";

type Seat = CallHeading & {
  memberId: string;
  panelId: string;
  userId: string;
  seatNo: number;
  isChair: boolean;
  removedAt: Date | null;
  pledgeSignedAt: Date | null;
  nameKo: string;
  nameEn: string;
  status: GateFacts["panelStatus"];
  dueAt: Date | null;
  rulebookVersion: number;
};

const readSeats = (userId: string): Promise<Seat[]> => db.$queryRaw<Seat[]>`
  SELECT m."id" AS "memberId", m."panelId", m."userId", m."seatNo", m."isChair", m."removedAt", m."pledgeSignedAt",
    p."nameKo", p."nameEn", p."status"::text AS "status", p."dueAt",
    c."id", c."code", c."titleKo", c."titleEn", c."phase"::text AS "phase", c."rulebookVersion"
  FROM "PanelMember" m JOIN "ReviewPanel" p ON p."id" = m."panelId" JOIN "Call" c ON c."id" = p."callId"
  WHERE m."userId" = ${userId} AND m."removedAt" IS NULL AND p."status" <> 'FORMING' ORDER BY m."addedAt" DESC`;

type Assigned = {
  memberId: string;
  assignmentId: string;
  status: GateFacts["status"];
  declaration: GateFacts["declaration"];
  proposalId: string;
  receiptNumber: string | null;
  nameKo: string;
  nameEn: string;
  sheetStatus: "DRAFT" | "SUBMITTED" | null;
  totalHundredths: number | null;
  scoredCount: number;
  startsAt: Date | null;
  videoLink: string | null;
};

/** What is assigned to these seats, with the sheet that stands and the announced presentation before the same panel. */
const readAssigned = (memberIds: readonly string[]): Promise<Assigned[]> => db.$queryRaw<Assigned[]>`
  SELECT a."memberId", a."id" AS "assignmentId", a."status"::text AS "status", a."declaration"::text AS "declaration",
    p."id" AS "proposalId", p."receiptNumber", o."nameKo", o."nameEn", s."status"::text AS "sheetStatus", s."totalHundredths",
    (SELECT count(*)::int FROM "ScoreSheetItem" i WHERE i."sheetId" = s."id" AND i."scoreHundredths" IS NOT NULL) AS "scoredCount",
    slot."startsAt", slot."videoLink"
  FROM "ReviewAssignment" a JOIN "Proposal" p ON p."id" = a."proposalId"
    JOIN "Organisation" o ON o."id" = p."leadOrganisationId"
    LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a."id" AND s."status" IN ('DRAFT', 'SUBMITTED')
    LEFT JOIN LATERAL (SELECT t."startsAt", t."videoLink" FROM "PresentationSlot" t JOIN "ReviewRound" r ON r."id" = t."roundId"
      WHERE t."proposalId" = p."id" AND r."panelId" = a."panelId" AND r."announcedAt" IS NOT NULL
      ORDER BY t."id" LIMIT 1) slot ON true
  WHERE a."memberId" = ANY(${[...memberIds]}) AND a."status" <> 'WITHDRAWN' ORDER BY p."receiptNumber"`;

const assignmentRow = (seat: Seat, one: Assigned, conflicted: Set<string>): MyAssignment => {
  const gate = reviewGate({
    panelStatus: seat.status,
    pledged: seat.pledgeSignedAt !== null,
    status: one.status,
    declaration: one.declaration,
    conflicted: conflicted.has(one.proposalId),
  });
  return {
    proposalId: one.proposalId,
    receiptNumber: one.receiptNumber ?? "",
    ...{ leadNameKo: one.nameKo, leadNameEn: one.nameEn },
    assignmentId: one.assignmentId,
    gate,
    presentation: one.startsAt && gate === "OPEN" ? { startsAt: one.startsAt, videoLink: one.videoLink ?? "" } : null,
    sheet: one.sheetStatus && {
      status: one.sheetStatus,
      scoredCount: one.scoredCount,
      totalHundredths: one.totalHundredths,
    },
  };
};

async function myPanels(actor: Actor): Promise<MyPanel[]> {
  const [seats, conflicted] = await Promise.all([readSeats(actor.id), conflictedProposalIds(db, actor.id)]);
  const own = seats.filter((seat) => ownsSeat(actor, seat));
  const assigned = await readAssigned(own.map(({ memberId }) => memberId));
  const panels: MyPanel[] = [];
  for (const seat of own) {
    const { rubric } = await rulebookContent(db, seat.rulebookVersion);
    panels.push({
      panelId: seat.panelId,
      nameKo: seat.nameKo,
      nameEn: seat.nameEn,
      call: callHeading(seat),
      seatNo: seat.seatNo,
      isChair: seat.isChair,
      pledgedAt: seat.pledgeSignedAt,
      dueAt: seat.dueAt,
      itemCount: scorableItems(rubric).length,
      assignments: assigned
        .filter(({ memberId }) => memberId === seat.memberId)
        .map((one) => assignmentRow(seat, one, conflicted)),
    });
  }
  return panels;
}

/** A reviewer's own panels and assignments; before the pledge only how many there are to come. */
export const listMyReviews = (actor: Actor): Promise<MyPanel[]> => actingAs(actor, () => myPanels(actor));
