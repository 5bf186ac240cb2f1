import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { ownFile } from "@/lib/platform/files/own-file";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canAddEvidence } from "../domain/access";
import { monthDate } from "../domain/months";
import { personFacts } from "../queries/facts";
import { type AddEvidence, EVIDENCE_BYTES, EVIDENCE_TYPES } from "../schema";

/** H3: lays a file beside a researcher or one of their months; it stays there. The file is one the actor uploaded. */
export function addEvidence(actor: Actor, input: AddEvidence, at: Date): Promise<Outcome<{ evidenceId: string }>> {
  return inTransaction(async (tx) => {
    const person = await personFacts(tx, input.personId);
    if (!canAddEvidence(actor, person.scope)) throw new AppError("NOT_FOUND", `researcher ${input.personId}`);
    const month = input.month === "" ? null : input.month;
    if (month !== null && (month < person.plan.firstMonth || month > person.plan.lastMonth))
      return refuse("OUTSIDE_PERIOD");
    const file = await ownFile(tx, actor, input.file, { mediaTypes: EVIDENCE_TYPES, maxBytes: EVIDENCE_BYTES });
    if (!file) return refuseField("file", "talent.evidenceFile");
    const about = { personId: person.id, kind: input.kind, month: month === null ? null : monthDate(month) };
    const { id } = await tx.talentEvidence.create({
      data: { ...about, fileId: file.id, addedById: actor.id, addedAt: at },
      select: { id: true },
    });
    const data = { teamId: person.teamId, kind: input.kind, month, sha256: file.sha256 };
    recordAudit(
      tx,
      actor,
      { type: "talent.evidenceAdded", subjectType: "TalentPerson", subjectId: person.id, data },
      at,
    );
    return ok({ evidenceId: id });
  });
}
