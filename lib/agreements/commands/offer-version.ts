import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import { holdersOf } from "@/lib/reviews/queries/staff";
import { canDraftAgreement, canSignForGovernment } from "../domain/access";
import { readContent } from "../domain/content";
import { contentDifference } from "../domain/fields";
import { figuresRefusal, figuresToAgree } from "../domain/figures";
import { partySigners } from "../queries/audience";
import { boundContent } from "../queries/draft-content";
import type { OfferVersionInput, WithdrawVersionInput } from "../schema";
import { contentColumns, mayDraft } from "./draft-version";
import { type LockedVersion, lockVersionInTx, moveVersion } from "./version-row";

type Done = { agreementId: string };

/** Everybody a version concerns: who may sign for its organisations, and the team's own people. */
export async function consortiumOf(tx: Tx, { team, version }: LockedVersion): Promise<string[]> {
  const { leadOrganisationId, proposalId, ownPeople } = team;
  const signers = await partySigners(tx, proposalId, version.organisationIds, leadOrganisationId);
  return [...new Set([...signers.map(({ userId }) => userId), ...ownPeople])];
}

export const noticeParams = ({ team, version }: LockedVersion) => ({
  team: { ko: team.nameKo, en: team.nameEn },
  number: version.agreement.number,
  amendment: version.number,
});

async function offerRefusal(tx: Tx, { team, version }: LockedVersion): Promise<Failure | null> {
  if (version.status !== "DRAFT") return refuse("NOT_DRAFT");
  // S8: a team hears of its selection when the result is published, and of its agreement after that.
  if (team.callPhase !== "PUBLISHED") return refuse("NOT_PUBLISHED");
  const content = readContent(version.content);
  const { number, amendment, special } = content;
  const said = { number, amendment, special, verified: content.openness.verified };
  const { content: fresh, cells, rulebook } = await boundContent(tx, team, said);
  if (contentColumns(fresh).contentSha256 !== version.contentSha256) return refuse("FACTS_MOVED");
  const before = version.agreement.inForce;
  if (before && contentDifference(readContent(before.content), content).length === 0) return refuse("NOTHING_CHANGED");
  const refusal = figuresRefusal(rulebook, team, figuresToAgree(content.support, cells));
  return refusal ? refuse(refusal.reason, refusal.params) : null;
}

/** D4: the draft is put to both sides for signature. From here on its content stands. */
export function offerVersion(actor: Actor, input: OfferVersionInput, at: Date): Promise<Outcome<Done>> {
  return inTransaction(async (tx) => {
    if (!canDraftAgreement(actor)) throw new AppError("NOT_FOUND", `agreement version ${input.versionId}`);
    const locked = await lockVersionInTx(tx, input.versionId);
    const { team, version } = locked;
    await mayDraft(tx, actor, team);
    const refusal = await offerRefusal(tx, locked);
    if (refusal) return refusal;
    await moveVersion(tx, version, input.expectedVersion, { status: "OFFERED", offeredById: actor.id, offeredAt: at });
    const data = { amendment: version.number, sha256: version.contentSha256, organisationIds: version.organisationIds };
    const subject = { subjectType: "Agreement", subjectId: version.agreementId } as const;
    const { rulebookVersion } = team;
    recordAudit(tx, actor, { type: "agreement.offered", ...subject, data }, at, { rulebookVersion });
    const directors = await holdersOf(tx, "agreement:sign", team.callId, at);
    await notify(tx, {
      kind: "agreementOffered",
      userIds: [...(await consortiumOf(tx, locked)), ...directors].filter((userId) => userId !== actor.id),
      params: noticeParams(locked),
      href: `/agreements/${version.agreementId}/sign`,
      at,
    });
    return ok({ agreementId: version.agreementId });
  });
}

/** Callers authorise. Signatures that were given stay on record under the version that nobody goes on with. */
export async function withdrawInTx(
  tx: Tx,
  actor: Actor,
  locked: LockedVersion,
  { reason, expectedVersion }: { reason: string; expectedVersion: number },
  at: Date,
): Promise<void> {
  const { version } = locked;
  const data = { status: "WITHDRAWN", withdrawnById: actor.id, withdrawnAt: at, withdrawReason: reason } as const;
  await moveVersion(tx, version, expectedVersion, data);
  const event = { amendment: version.number, from: version.status, reason, signatures: version.signatures.length };
  const subject = { subjectType: "Agreement", subjectId: version.agreementId } as const;
  recordAudit(tx, actor, { type: "agreement.withdrawn", ...subject, data: event }, at);
  if (version.status !== "OFFERED") return; // nobody outside the house knows of a draft
  await notify(tx, {
    kind: "agreementWithdrawn",
    userIds: [...(await consortiumOf(tx, locked)), ...version.signatures.map(({ signerId }) => signerId)].filter(
      (userId) => userId !== actor.id,
    ),
    params: { ...noticeParams(locked), reason },
    href: `/agreements/${version.agreementId}`,
    at,
  });
}

/** An officer, or the director it waits for, takes a draft or an offered version back with a reason. What is signed by all stays. */
export function withdrawVersion(actor: Actor, input: WithdrawVersionInput, at: Date): Promise<Outcome<Done>> {
  return inTransaction(async (tx) => {
    const missing = new AppError("NOT_FOUND", `agreement version ${input.versionId}`);
    if (!canDraftAgreement(actor) && !canSignForGovernment(actor)) throw missing;
    const locked = await lockVersionInTx(tx, input.versionId);
    if (await isKeptFrom(tx, actor.id, locked.team.proposalId)) throw missing;
    if (locked.version.status === "SIGNED") return refuse("ALREADY_IN_FORCE");
    if (locked.version.status === "WITHDRAWN") return refuse("ALREADY_WITHDRAWN");
    await withdrawInTx(tx, actor, locked, input, at);
    return ok({ agreementId: locked.version.agreementId });
  });
}
