import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type PanelStatus, Prisma } from "@/prisma/generated/client";

type Panel = {
  id: string;
  callId: string;
  nameKo: string;
  nameEn: string;
  status: PanelStatus;
  dueAt: Date | null;
  planSheets: number | null;
  version: number;
};
type Member = {
  id: string;
  userId: string;
  seatNo: number;
  isChair: boolean;
  pledgeSignedAt: Date | null;
  removedAt: Date | null;
  namedAt: Date | null;
  challengesDueAt: Date | null;
};
export type PanelFacts = Panel & { members: (Member & { user: { name: string; nameEn: string } })[] };

type Row = Panel & Omit<Member, "id"> & { memberId: string | null; userName: string; userNameEn: string };

/** The panel with a row for each who ever sat on it, or one row without anybody. One statement. */
async function readPanel(reader: Reader, which: Prisma.Sql): Promise<PanelFacts | null> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT p."id", p."callId", p."nameKo", p."nameEn", p."status"::text AS "status", p."dueAt", p."planSheets", p."version",
      m."id" AS "memberId", m."userId", m."seatNo", m."isChair", m."pledgeSignedAt", m."removedAt", m."namedAt",
      m."challengesDueAt", u."name" AS "userName", u."nameEn" AS "userNameEn"
    FROM (SELECT * FROM "ReviewPanel" WHERE ${which} ORDER BY "createdAt" DESC LIMIT 1) p
      LEFT JOIN "PanelMember" m ON m."panelId" = p."id" LEFT JOIN "User" u ON u."id" = m."userId"
    ORDER BY m."seatNo"`;
  const [panel] = rows;
  if (!panel) return null;
  const { id, callId, nameKo, nameEn, status, dueAt, planSheets, version } = panel;
  const members = rows.flatMap((row) => {
    if (row.memberId === null) return [];
    const { userId, seatNo, isChair, pledgeSignedAt, removedAt, namedAt, challengesDueAt } = row;
    const user = { name: row.userName, nameEn: row.userNameEn };
    return [{ id: row.memberId, userId, seatNo, isChair, pledgeSignedAt, removedAt, namedAt, challengesDueAt, user }];
  });
  return { id, callId, nameKo, nameEn, status, dueAt, planSheets, version, members };
}

/** A panel with everybody who ever sat on it. Authorises nobody. */
export async function panelFacts(reader: Reader, panelId: string): Promise<PanelFacts> {
  const panel = await readPanel(reader, Prisma.sql`"id" = ${panelId}`);
  if (!panel) throw new AppError("NOT_FOUND", `panel ${panelId}`);
  return panel;
}

/** The panel of a call: one a call, in this form of the programme. */
export const panelOfCall = (reader: Reader, callId: string): Promise<PanelFacts | null> =>
  readPanel(reader, Prisma.sql`"callId" = ${callId}`);

/** Takes the panel's turn: the guarded write that every change of its composition begins with. */
export async function takePanelInTx(tx: Tx, panelId: string, expectedVersion: number): Promise<void> {
  const { count } = await tx.reviewPanel.updateMany({
    where: { id: panelId, version: expectedVersion },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `panel ${panelId} moved on from v${expectedVersion}`);
}

export const seatedMembers = (panel: PanelFacts) => panel.members.filter((member) => member.removedAt === null);
