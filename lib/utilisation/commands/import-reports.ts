import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { rulebookInForce } from "@/lib/rulebook/queries";
import { previewImport, readBatches, uploadedReports } from "../queries/imports";
import type { Effects } from "../queries/report-effects";
import type { ImportUtilisation } from "../schema";
import { lockReports, writeReports } from "./write-reports";

type Delivered = { deliveryId: string; reportDueDays: number; at: Date };
type Source = { file: { sha256: string; mediaType: string }; teamId: string | null };

/** Batch by batch, so that a year of hours never lies in memory at once; a problem that came up since the preview undoes all of it. */
async function writeAll(tx: Tx, { file, teamId }: Source, delivered: Delivered) {
  const total: Effects = { accepted: 0, corrected: 0, unchanged: 0 };
  const teams = new Set<string>();
  for await (const { reports, problems } of readBatches({ reader: tx, file, teamId, at: delivered.at })) {
    if (problems.length > 0) throw new AppError("CONFLICT", "the file no longer fits what is known");
    for (const report of reports) teams.add(report.teamId);
    const effects = await writeReports(tx, reports, delivered);
    for (const name of ["accepted", "corrected", "unchanged"] as const) total[name] += effects[name];
  }
  return { effects: total, teamIds: [...teams] };
}

/**
 * G5: takes an uploaded file in, all of it or nothing; once more changes nothing more. Refusals: FILE_HAS_PROBLEMS, NOTHING_NEW.
 */
export async function importReports(actor: Actor, input: ImportUtilisation, at: Date): Promise<Outcome<Effects>> {
  const teamId = input.teamId || null;
  const preview = await previewImport(actor, { fileId: input.fileId, teamId }, at);
  if (preview.problemCount > 0) return refuse("FILE_HAS_PROBLEMS", { count: preview.problemCount });
  return inTransaction(async (tx) => {
    const stored = await uploadedReports(tx, actor, input.fileId, teamId);
    const active = teamId === null ? await tx.team.findMany({ select: { id: true } }) : [{ id: teamId }];
    await lockReports(
      tx,
      active.map(({ id }) => id),
    );
    const { content } = await rulebookInForce(tx, at);
    const deliveryId = randomUUID();
    const { reportDueDays } = content.utilisation;
    const { effects, teamIds } = await writeAll(tx, { file: stored, teamId }, { deliveryId, reportDueDays, at });
    if (effects.accepted + effects.corrected === 0) return refuse("NOTHING_NEW");
    await tx.utilisationDelivery.create({
      data: {
        ...{ id: deliveryId, channel: "FILE", fileId: stored.id, byId: actor.id, contentSha256: stored.sha256 },
        ...{ acceptedCount: effects.accepted, correctedCount: effects.corrected, unchangedCount: effects.unchanged },
        ...{ refusedCount: 0, receivedAt: at },
      },
      select: { id: true },
    });
    const about = { channel: "FILE" as const, tokenId: null, fileId: stored.id, contentSha256: stored.sha256, teamIds };
    const subject = { subjectType: "UtilisationDelivery", subjectId: deliveryId };
    recordAudit(
      tx,
      actor,
      { type: "utilisation.reported", ...subject, data: { ...about, ...effects, refused: 0 } },
      at,
    );
    return ok(effects);
  });
}
