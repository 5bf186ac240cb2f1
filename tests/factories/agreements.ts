import type { Actor } from "@/lib/access/actor";
import { draftAgreement, draftAmendment } from "@/lib/agreements/commands/draft-version";
import { offerVersion } from "@/lib/agreements/commands/offer-version";
import { partySigners } from "@/lib/agreements/queries/audience";
import { signAgreement } from "@/lib/ledger/commands/sign-agreement";
import { db } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import { actorWith } from "./actor";

export type AgreementStaff = { officer: Actor; director: Actor };
const HOUR_MS = 3_600_000;

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.code} ${outcome.reason ?? ""} ${JSON.stringify(outcome.reasonParams ?? {})}`);
  return outcome.data;
}

export type OfferedVersion = { agreementId: string; versionId: string; contentSha256: string; number: number };

/** Drafted by the officer and put to both sides, through the real commands: the original, or the next amendment. */
export async function offerAgreement(
  { officer }: AgreementStaff,
  teamId: string,
  at: Date,
  reason = "심의·조정위원회의 의결을 반영하여 변경합니다.",
): Promise<OfferedVersion> {
  const inForce = await db.agreement.findFirst({ where: { teamId, inForceId: { not: null } }, select: { id: true } });
  const drafted = done(
    await (inForce ? draftAmendment(officer, { teamId, reason }, at) : draftAgreement(officer, { teamId }, at)),
  );
  const { versionId } = drafted;
  done(await offerVersion(officer, { versionId, expectedVersion: 0 }, new Date(at.getTime() + HOUR_MS)));
  const { contentSha256 } = await db.agreementVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { contentSha256: true },
  });
  return { ...drafted, contentSha256 };
}

/** Somebody who may sign for each organisation, as the registry and the proposal have it. */
export async function signersOf(versionId: string): Promise<{ organisationId: string; actor: Actor }[]> {
  const { organisationIds, agreement } = await db.agreementVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      organisationIds: true,
      agreement: {
        select: { team: { select: { proposalId: true, proposal: { select: { leadOrganisationId: true } } } } },
      },
    },
  });
  const { proposalId, proposal } = agreement.team;
  const signers = await partySigners(db, proposalId, organisationIds, proposal.leadOrganisationId);
  return organisationIds.map((organisationId) => {
    const signer = signers.find((one) => one.organisationId === organisationId);
    if (!signer) throw new Error(`nobody signs for ${organisationId}`);
    return { organisationId, actor: actorWith(["APPLICANT"], signer.userId, signer.name) };
  });
}

/** Every organisation, then the government: the director's signature brings it into force. */
export async function signByAll({ director }: AgreementStaff, offered: OfferedVersion, at: Date): Promise<void> {
  const { versionId, contentSha256 } = offered;
  const sign = async (actor: Actor, organisationId: string, when: Date) =>
    done(await signAgreement(actor, { versionId, organisationId, contentSha256, agreed: true }, when));
  for (const { organisationId, actor } of await signersOf(versionId)) await sign(actor, organisationId, at);
  await sign(director, "", new Date(at.getTime() + HOUR_MS));
}

/** D4 in one go: what the committee fixed is drafted, offered and signed by everybody. Serves seed and tests. */
export async function agreeByAgreement(staff: AgreementStaff, teamId: string, at: Date): Promise<OfferedVersion> {
  const offered = await offerAgreement(staff, teamId, at);
  await signByAll(staff, offered, new Date(at.getTime() + 2 * HOUR_MS));
  return offered;
}
