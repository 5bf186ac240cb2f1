import "server-only";
import { actingAsSystem } from "@/lib/platform/acting";
import { db } from "@/lib/platform/db";
import type { PublicOutcome } from "../types/release";
import { standingSheet } from "./standing-sheet";

/**
 * What everybody may know of a published call: who was selected, or that nobody was (P5), and the hashes by which a
 * calculation sheet is told from any other (S11). No total, no rank, nobody who was not selected. Null before publication.
 */
export async function getPublicOutcome(callId: string): Promise<PublicOutcome | null> {
  const sheet = await actingAsSystem("release: published result", () => standingSheet(db, callId));
  if (!sheet) return null;
  const ids = sheet.standing.flatMap(({ proposalId, result }) => (result === "SELECTED" ? [proposalId] : []));
  const proposals = await db.proposal.findMany({
    where: { id: { in: ids } },
    select: { id: true, titleKo: true, titleEn: true, leadOrganisation: { select: { nameKo: true, nameEn: true } } },
  });
  const nobody = sheet.ranking.selection.selectNone ? "CHOSEN" : "NO_ONE_QUALIFIED";
  return {
    selected: proposals
      .map(({ leadOrganisation, ...proposal }) => ({ ...proposal, ...leadOrganisation }))
      .sort((a, b) => (a.nameKo < b.nameKo ? -1 : 1)),
    nobody: ids.length === 0 ? nobody : null,
    rankingSha256: sheet.rankingSha256,
    headSha256: sheet.changes.length > 0 ? sheet.headSha256 : null,
  };
}
