import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canSignFor } from "@/lib/proposals/domain/access";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import { standingOf } from "@/lib/proposals/queries/facts";
import { holdersOf } from "@/lib/reviews/queries/staff";
import { rulebookContent } from "@/lib/rulebook/queries";
import { agreeSupportInTx } from "@/lib/teams/commands/record-support";
import type { SupportEntry } from "@/lib/teams/domain/support";
import type { TeamFacts } from "@/lib/teams/types";
import { canSignForGovernment } from "../domain/access";
import { readContent } from "../domain/content";
import { countingCells, deliberators, figuresRefusal, figuresToAgree, movedRefusal } from "../domain/figures";
import { type AgreementCapacity, missingParties, signingRefusal } from "../domain/signing";
import type { SignVersionInput } from "../schema";
import { consortiumOf, noticeParams } from "./offer-version";
import { type LockedVersion, lockVersionInTx, moveVersion } from "./version-row";

/** What the last signature agreed, for the ledger to draw from; null while signatures are missing. */
export type InForce = { team: TeamFacts; number: string; amendment: number; entries: SupportEntry[] };
export type Signed = { agreementId: string; missing: number; inForce: InForce | null };

type Party = { organisationId: string | null; capacity: AgreementCapacity };

/** S3, L3: the government's director without a conflict, or whoever may sign for the organisation. Missing and forbidden look the same. */
async function partyOf(tx: Tx, actor: Actor, { team, version }: LockedVersion, organisationId: string): Promise<Party> {
  const missing = new AppError("NOT_FOUND", `signature under version ${version.id}`);
  if (version.status === "DRAFT") throw missing;
  if (organisationId === "") {
    if (!canSignForGovernment(actor) || (await isKeptFrom(tx, actor.id, team.proposalId))) throw missing;
    return { organisationId: null, capacity: "GOVERNMENT" };
  }
  if (!version.organisationIds.includes(organisationId) || team.callPhase !== "PUBLISHED") throw missing;
  const { standing } = await standingOf(tx, actor, team.proposalId);
  if (!canSignFor(actor, standing, organisationId)) throw missing;
  return { organisationId, capacity: organisationId === team.leadOrganisationId ? "LEAD" : "PARTICIPANT" };
}

/**
 * E4: between the decision on a stage and its publication no team of it signs, whatever the decision: a refusal to some would
 * tell them their result.
 */
export const isOnHold = async (tx: Tx, teamId: string): Promise<boolean> =>
  (await tx.stageTeam.count({ where: { teamId, stage: { state: "DECIDED" } } })) > 0;

type Agreeing = { entries: SupportEntry[]; refusal: Failure | null };

/** D1, G6, H1, H2, L3: figures that would be agreed, and why they cannot be. Asked at every signature, so that nobody signs in vain. */
async function agreeing(tx: Tx, actor: Actor, { team, version }: LockedVersion, party: Party): Promise<Agreeing> {
  const { support } = readContent(version.content);
  const cells = countingCells(await tx.supportStep.findMany({ where: { teamId: team.id } }), team.status);
  const entries = figuresToAgree(support, cells);
  const refusal =
    movedRefusal(support, cells) ??
    figuresRefusal(await rulebookContent(tx, version.rulebookVersion), team, entries) ??
    (party.organisationId === null && deliberators(entries, cells).has(actor.id)
      ? { reason: "SAME_PERSON", params: {} }
      : null);
  return { entries, refusal: refusal ? refuse(refusal.reason, refusal.params) : null };
}

/**
 * D4: one party's signature under exactly the content that was shown. The last one brings the version into force, and what it
 * says becomes AGREED (D1) in the same transaction; the caller — the ledger — draws from it there. A repeat changes nothing.
 */
export async function signVersionInTx(
  tx: Tx,
  actor: Actor,
  input: SignVersionInput,
  at: Date,
): Promise<Outcome<Signed>> {
  const locked = await lockVersionInTx(tx, input.versionId);
  const { team, version } = locked;
  const party = await partyOf(tx, actor, locked, input.organisationId);
  const { contentSha256 } = input;
  const refusal = signingRefusal(version, { ...party, contentSha256, signerId: actor.id });
  if (refusal === "ALREADY_SIGNED" && version.contentSha256 === contentSha256) {
    return ok({ agreementId: version.agreementId, missing: missingParties(version).length, inForce: null });
  }
  if (refusal) return refuse(refusal);
  if (party.organisationId !== null && (await isOnHold(tx, team.id))) return refuse("ON_HOLD");
  const { entries, refusal: moved } = await agreeing(tx, actor, locked, party);
  if (moved) return moved;
  await tx.agreementSignature.create({
    data: {
      ...{ versionId: version.id, ...party, contentSha256, signedAt: at },
      ...{ signerId: actor.id, signerName: actor.name },
    },
    select: { id: true },
  });
  const missing = missingParties(version).length - 1;
  const data = { amendment: version.number, ...party, sha256: contentSha256, missing };
  const subject = { subjectType: "Agreement", subjectId: version.agreementId } as const;
  const { rulebookVersion } = version;
  recordAudit(tx, actor, { type: "agreement.signed", ...subject, data }, at, { rulebookVersion });
  if (missing > 0) return ok({ agreementId: version.agreementId, missing, inForce: null });
  await enterIntoForce(tx, actor, locked, entries, at);
  const { number } = version.agreement;
  return ok({
    agreementId: version.agreementId,
    missing,
    inForce: { team, number, amendment: version.number, entries },
  });
}

async function enterIntoForce(
  tx: Tx,
  actor: Actor,
  locked: LockedVersion,
  entries: SupportEntry[],
  at: Date,
): Promise<void> {
  const { team, version } = locked;
  await moveVersion(tx, version, version.version, { status: "SIGNED", signedAt: at });
  await tx.agreement.update({
    where: { id: version.agreementId },
    data: { inForceId: version.id },
    select: { id: true },
  });
  const reason = `${version.agreement.number} · ${version.number}`;
  await agreeSupportInTx(tx, actor, { teamId: team.id, versionId: version.id, reason, entries }, at);
  const data = { amendment: version.number, sha256: version.contentSha256, supersedes: version.agreement.inForceId };
  const subject = { subjectType: "Agreement", subjectId: version.agreementId } as const;
  const { rulebookVersion } = version;
  recordAudit(tx, actor, { type: "agreement.inForce", ...subject, data }, at, { rulebookVersion });
  const officers = await holdersOf(tx, "agreement:draft", team.callId, at);
  const directors = await holdersOf(tx, "agreement:sign", team.callId, at);
  await notify(tx, {
    kind: "agreementInForce",
    userIds: [...(await consortiumOf(tx, locked)), ...officers, ...directors].filter((userId) => userId !== actor.id),
    params: noticeParams(locked),
    href: `/agreements/${version.agreementId}`,
    at,
  });
}
