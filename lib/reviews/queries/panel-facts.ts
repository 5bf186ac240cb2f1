import "server-only";
import type { Reader, Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

const PANEL = {
  id: true,
  callId: true,
  nameKo: true,
  nameEn: true,
  status: true,
  dueAt: true,
  planSheets: true,
  version: true,
  members: {
    orderBy: { seatNo: "asc" },
    select: {
      id: true,
      userId: true,
      seatNo: true,
      isChair: true,
      pledgeSignedAt: true,
      removedAt: true,
      namedAt: true,
      challengesDueAt: true,
      user: { select: { name: true, nameEn: true } },
    },
  },
} as const;

const read = (reader: Reader, panelId: string) =>
  reader.reviewPanel.findUnique({ where: { id: panelId }, select: PANEL });
export type PanelFacts = NonNullable<Awaited<ReturnType<typeof read>>>;

/** A panel with everybody who ever sat on it. Authorises nobody. */
export async function panelFacts(reader: Reader, panelId: string): Promise<PanelFacts> {
  const panel = await read(reader, panelId);
  if (!panel) throw new AppError("NOT_FOUND", `panel ${panelId}`);
  return panel;
}

/** The panel of a call: one a call, in this form of the programme. */
export const panelOfCall = (reader: Reader, callId: string): Promise<PanelFacts | null> =>
  reader.reviewPanel.findFirst({ where: { callId }, orderBy: { createdAt: "desc" }, select: PANEL });

/** Takes the panel's turn: the guarded write that every change of its composition begins with. */
export async function takePanelInTx(tx: Tx, panelId: string, expectedVersion: number): Promise<void> {
  const { count } = await tx.reviewPanel.updateMany({
    where: { id: panelId, version: expectedVersion },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `panel ${panelId} moved on from v${expectedVersion}`);
}

export const seatedMembers = (panel: PanelFacts) => panel.members.filter((member) => member.removedAt === null);
