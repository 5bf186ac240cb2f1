import "server-only";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import type { TeamFacts } from "@/lib/teams/types";
import type { Prisma } from "@/prisma/generated/client";

const VERSION = {
  ...{ id: true, agreementId: true, number: true, status: true, content: true, contentSha256: true, reason: true },
  ...{ organisationIds: true, draftedById: true, offeredById: true, rulebookVersion: true, version: true },
  agreement: {
    select: { number: true, teamId: true, inForceId: true, endedAt: true, inForce: { select: { content: true } } },
  },
  signatures: { select: { organisationId: true, signerId: true } },
} satisfies Prisma.AgreementVersionSelect;

export type VersionRow = Prisma.AgreementVersionGetPayload<{ select: typeof VERSION }>;
export type LockedVersion = { team: TeamFacts; version: VersionRow };

/** One version with its team's row held: drafting, offering, signing, withdrawing and leaving of one team queue here. */
export async function lockVersionInTx(tx: Tx, versionId: string): Promise<LockedVersion> {
  const named = await tx.agreementVersion.findUnique({
    where: { id: versionId },
    select: { agreement: { select: { teamId: true } } },
  });
  if (!named) throw new AppError("NOT_FOUND", `agreement version ${versionId}`);
  const team = await lockTeamInTx(tx, named.agreement.teamId);
  return { team, version: await tx.agreementVersion.findUniqueOrThrow({ where: { id: versionId }, select: VERSION }) };
}

/** Guarded: whoever acts on an older look at the version sees a conflict instead of overwriting. */
export async function moveVersion(
  tx: Tx,
  version: Pick<VersionRow, "id" | "status">,
  expectedVersion: number,
  data: Prisma.AgreementVersionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.agreementVersion.updateMany({
    where: { id: version.id, status: version.status, version: expectedVersion },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `agreement version ${version.id} moved on from v${expectedVersion}`);
}
