import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { readContent, type VerifiedLevel } from "../domain/content";
import { isLower } from "../domain/duty";
import { countingCells, draftFigures, figuresToAgree } from "../domain/figures";
import { draftInTx } from "./draft-version";

type Prepare = { teamId: string; stage: number; verified: VerifiedLevel | null; draftedById: string };
/** What became of a team's agreement: the next amendment as a draft, or why the officer has to see to it. */
export type PreparedAmendment = { teamId: string; agreementId: string; lowered: boolean } & (
  | { kind: "DRAFTED"; versionId: string; number: number }
  | { kind: "VERSION_OPEN" }
);

/**
 * D3, D4: of a team that goes on, the next numbered amendment is drafted where something must change: a verified openness below the one that
 * counts, from its day, or figures the committee fixed that no version agrees on yet. Nothing is offered or signed by it; the draft is the
 * proposer's, so that the director may sign for the government (L3). Null where nothing has to change. Callers authorise.
 */
export async function prepareAmendmentInTx(
  tx: Tx,
  actor: Actor,
  input: Prepare,
  at: Date,
): Promise<PreparedAmendment | null> {
  const { teamId, stage, draftedById } = input;
  const team = await lockTeamInTx(tx, teamId);
  const agreement = await tx.agreement.findUnique({
    where: { teamId },
    select: {
      id: true,
      inForce: { select: { content: true } },
      versions: { where: { status: { in: ["DRAFT", "OFFERED"] } }, select: { id: true } },
    },
  });
  if (!agreement?.inForce) return null;
  const { openness } = readContent(agreement.inForce.content);
  const counts = openness.verified?.level ?? openness.level;
  const lower = input.verified && isLower(input.verified.level, counts) ? input.verified : null;
  const cells = countingCells(await tx.supportStep.findMany({ where: { teamId } }), team.status);
  const changes = figuresToAgree(draftFigures(cells), cells).length > 0;
  if (!lower && !changes) return null;
  const about = { teamId, agreementId: agreement.id, lowered: lower !== null };
  if (agreement.versions.length > 0) return { ...about, kind: "VERSION_OPEN" };
  const reason = (await translatorFor("ko"))(`agreements.prepared.${lower ? "lowered" : "figures"}`, { stage });
  const wanted = { reason, isAmendment: true, draftedById, ...(lower ? { verified: lower } : {}) };
  const drafted = await draftInTx(tx, actor, team, wanted, at);
  return drafted.ok
    ? { ...about, kind: "DRAFTED", versionId: drafted.data.versionId, number: drafted.data.number }
    : null;
}
