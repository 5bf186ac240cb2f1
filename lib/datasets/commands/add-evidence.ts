import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { ownFile } from "@/lib/platform/files/own-file";
import { type Outcome, ok, refuseField } from "@/lib/platform/outcome";
import { requireEvidenceGiver } from "../queries/evidence";
import { type AddDataEvidence, EVIDENCE_BYTES, EVIDENCE_TYPES } from "../schema";

/** Lays a file beside a lot or a milestone; it stays there. The file is one the actor uploaded. */
export function addDataEvidence(
  actor: Actor,
  input: AddDataEvidence,
  at: Date,
): Promise<Outcome<{ evidenceId: string }>> {
  return inTransaction(async (tx) => {
    await requireEvidenceGiver(actor, input, tx);
    const file = await ownFile(tx, actor, input.file, { mediaTypes: EVIDENCE_TYPES, maxBytes: EVIDENCE_BYTES });
    if (!file) return refuseField("file", "datasets.evidenceFile");
    const isLot = input.subject === "lots";
    const { id } = await tx.dataEvidence.create({
      data: {
        ...(isLot ? { lotId: input.subjectId } : { milestoneId: input.subjectId }),
        ...{ kind: input.kind, fileId: file.id, addedById: actor.id, addedAt: at },
      },
      select: { id: true },
    });
    const about = { subjectType: isLot ? "DataLot" : "DataMilestone", subjectId: input.subjectId };
    const data = { kind: input.kind, sha256: file.sha256 };
    recordAudit(tx, actor, { type: "data.evidenceAdded", ...about, data }, at);
    return ok({ evidenceId: id });
  });
}
