import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { dateOf, dayAt } from "@/lib/ledger/domain/calendar";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { ownFile } from "@/lib/platform/files/own-file";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { canRecordFor } from "../domain/access";
import { recordRefusal } from "../domain/entry";
import { contributionFacts, termYears } from "../queries/contribution-facts";
import { contributionCheckers, seatAt } from "../queries/seat";
import { type AddContributionEvidence, EVIDENCE_BYTES, EVIDENCE_TYPES, type RecordContribution } from "../schema";

const EVIDENCE = { mediaTypes: EVIDENCE_TYPES, maxBytes: EVIDENCE_BYTES } as const;

/** D2: a team's organisation records what it paid in, with what vouches for it. Refusals: those of recordRefusal. */
export function recordContribution(
  actor: Actor,
  input: RecordContribution,
  at: Date,
): Promise<Outcome<{ entryId: string }>> {
  return inTransaction(async (tx) => {
    const team = await lockTeamInTx(tx, input.teamId);
    if (!canRecordFor(actor, await seatAt(tx, actor, team), input.organisationId))
      throw new AppError("NOT_FOUND", `contributions of team ${input.teamId}`);
    const facts = (await contributionFacts(tx, [team.id])).get(team.id);
    const content = facts?.terms?.content;
    const entry = { ...input, year: Number(input.year) };
    const terms = content && {
      memberIds: content.members.map(({ organisationId }) => organisationId),
      ...{ years: termYears(content), closedYears: facts.closedYears, from: content.period.from },
    };
    const refused = recordRefusal(entry, terms ?? null, dayAt(at));
    if (refused) return refuse(refused.reason, refused.params);
    const file = await ownFile(tx, actor, input.file, EVIDENCE);
    if (!file) return refuseField("file", "settlement.evidenceFile");
    const { organisationId, year, form, item, amountWon } = entry;
    const inKind = form === "IN_KIND";
    const { id } = await tx.contributionEntry.create({
      data: {
        ...{ teamId: team.id, organisationId, year, form, item, amountWon, paidOn: dateOf(input.paidOn) },
        ...{ valuationBasis: inKind ? input.valuationBasis : "", valuedBy: inKind ? input.valuedBy : "" },
        ...{ recordedById: actor.id, recordedAt: at },
        evidence: { create: { fileId: file.id, addedById: actor.id, addedAt: at } },
      },
      select: { id: true },
    });
    await notify(tx, {
      kind: "contributionRecorded",
      userIds: await contributionCheckers(tx, team.callId, at),
      params: { team: { ko: team.nameKo, en: team.nameEn }, year: String(year), amountWon },
      href: `/teams/${team.id}/contribution`,
      at,
    });
    const data = {
      ...{ teamId: team.id, organisationId, year, form, item, amountWon: amountWon.toString(), sha256: file.sha256 },
      ...{ paidOn: input.paidOn, valuationBasis: inKind ? input.valuationBasis : "" },
      ...{ valuedBy: inKind ? input.valuedBy : "", reason: null, from: null, to: "RECORDED" as const },
    };
    const event = { type: "contribution.recorded", subjectType: "ContributionEntry", subjectId: id, data } as const;
    recordAudit(tx, actor, event, at, { rulebookVersion: team.rulebookVersion });
    return ok({ entryId: id });
  });
}

/** Lays a further file beside a contribution that has not been checked yet. */
export function addContributionEvidence(
  actor: Actor,
  input: AddContributionEvidence,
  at: Date,
): Promise<Outcome<{ evidenceId: string }>> {
  return inTransaction(async (tx) => {
    const missing = new AppError("NOT_FOUND", `contribution ${input.entryId}`);
    const found = await tx.contributionEntry.findUnique({ where: { id: input.entryId }, select: { teamId: true } });
    if (!found) throw missing;
    const team = await lockTeamInTx(tx, found.teamId);
    const entry = await tx.contributionEntry.findUniqueOrThrow({
      where: { id: input.entryId },
      select: { organisationId: true, status: true },
    });
    if (!canRecordFor(actor, await seatAt(tx, actor, team), entry.organisationId)) throw missing;
    if (entry.status !== "RECORDED") return refuse("DECIDED");
    const file = await ownFile(tx, actor, input.file, EVIDENCE);
    if (!file) return refuseField("file", "settlement.evidenceFile");
    const { id } = await tx.contributionEvidence.create({
      data: { entryId: input.entryId, fileId: file.id, addedById: actor.id, addedAt: at },
      select: { id: true },
    });
    const data = { teamId: team.id, sha256: file.sha256 };
    const about = { subjectType: "ContributionEntry", subjectId: input.entryId } as const;
    recordAudit(tx, actor, { type: "contribution.evidenceAdded", ...about, data }, at);
    return ok({ evidenceId: id });
  });
}
