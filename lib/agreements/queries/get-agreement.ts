import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canSignFor } from "@/lib/proposals/domain/access";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import { standingOf as standingInProposal } from "@/lib/proposals/queries/facts";
import type { Prisma } from "@/prisma/generated/client";
import { canDraftAgreement, canListAgreements, canSignForGovernment, ownAgreements } from "../domain/access";
import { type AgreementContent, readContent } from "../domain/content";
import { missingParties, signingRefusal, standingOf } from "../domain/signing";
import type { AgreementView, SignableParty, SignatureView, VersionItem, VersionView } from "../types";

const AGREEMENT = {
  ...{ id: true, number: true, inForceId: true, endsOn: true, endCause: true, endReason: true, endToldAt: true },
  team: { select: { id: true, nameKo: true, nameEn: true, proposalId: true } },
  versions: {
    orderBy: [{ number: "desc" }, { draftedAt: "desc" }],
    include: { signatures: { orderBy: { signedAt: "asc" } } },
  },
} satisfies Prisma.AgreementSelect;
type Row = Prisma.AgreementGetPayload<{ select: typeof AGREEMENT }>;
type Version = Row["versions"][number];

const itemOf = (row: Row, version: Version, names: ReadonlyMap<string, string> | null): VersionItem => ({
  ...{ id: version.id, number: version.number, status: version.status, reason: version.reason },
  standing: standingOf(version, row.inForceId),
  ...{ draftedAt: version.draftedAt, draftedBy: names?.get(version.draftedById) ?? null },
  ...{ offeredAt: version.offeredAt, signedAt: version.signedAt, withdrawnAt: version.withdrawnAt },
  ...{ withdrawReason: version.withdrawReason, signatures: version.signatures.length },
  parties: version.organisationIds.length + 1,
});

function partsOf(version: Version, content: AgreementContent): SignatureView[] {
  const signedBy = (organisationId: string | null) => {
    const found = version.signatures.find((one) => one.organisationId === organisationId);
    return found ? { name: found.signerName, at: found.signedAt, contentSha256: found.contentSha256 } : null;
  };
  return [
    { key: "government", capacity: "GOVERNMENT", nameKo: null, nameEn: null, signed: signedBy(null) },
    ...content.members.map((member) => ({
      ...{ key: member.organisationId, capacity: member.role, nameKo: member.nameKo, nameEn: member.nameEn },
      signed: signedBy(member.organisationId),
    })),
  ];
}

function viewOf(row: Row, version: Version, names: ReadonlyMap<string, string> | null): VersionView {
  const content = readContent(version.content);
  return {
    ...itemOf(row, version, names),
    ...{ version: version.version, content, contentSha256: version.contentSha256 },
    parts: partsOf(version, content),
    reminders: version.remindedDays.map((days, index) => ({ days, sentAt: version.remindedAt[index] ?? null })),
  };
}

/** D4, L3: parties of the offered version that this reader may sign for and that have not signed. */
async function signableBy(
  actor: Actor,
  row: Row,
  version: Version | undefined,
  isStaff: boolean,
): Promise<SignableParty[]> {
  if (version?.status !== "OFFERED") return [];
  const { members } = readContent(version.content);
  const missing = missingParties(version);
  const allowed = (organisationId: string | null) =>
    signingRefusal(version, { organisationId, contentSha256: version.contentSha256, signerId: actor.id }) === null;
  const government =
    isStaff && missing.includes(null) && canSignForGovernment(actor) && allowed(null)
      ? [{ organisationId: "", nameKo: null, nameEn: null }]
      : [];
  if (isStaff) return government;
  const { standing } = await standingInProposal(db, actor, row.team.proposalId);
  const own = members.filter(
    ({ organisationId }) => missing.includes(organisationId) && canSignFor(actor, standing, organisationId),
  );
  return own.map(({ organisationId, nameKo, nameEn }) => ({ organisationId, nameKo, nameEn }));
}

async function readable(actor: Actor, agreementId: string): Promise<{ row: Row; isStaff: boolean }> {
  const missing = new AppError("NOT_FOUND", `agreement ${agreementId}`);
  const own = await db.agreement.count({ where: { id: agreementId, ...ownAgreements(actor) } });
  if (own === 0 && !canListAgreements(actor)) throw missing;
  const row = await db.agreement.findUnique({ where: { id: agreementId }, select: AGREEMENT });
  if (!row) throw missing;
  // S3: of their own consortium people see what the consortium sees, whatever their office.
  const isStaff = own === 0 && !(await isKeptFrom(db, actor.id, row.team.proposalId));
  if (own === 0 && !isStaff) throw missing;
  return { row, isStaff };
}

/** D4: an agreement with one of its versions — the one asked for, else the one on its way, else the one in force. */
export async function getAgreement(actor: Actor, agreementId: string, versionId?: string): Promise<AgreementView> {
  const { row, isStaff } = await readable(actor, agreementId);
  return agreementView(actor, row, isStaff, versionId);
}

/** The draft on its way, with the content that is in force; null for whoever may not write it. */
export async function getOpenDraft(
  actor: Actor,
  agreementId: string,
): Promise<{ agreement: AgreementView; before: AgreementContent | null } | null> {
  const { row, isStaff } = await readable(actor, agreementId);
  const open = row.versions.find(({ status }) => status === "DRAFT");
  if (!open || !isStaff) return null;
  const agreement = await agreementView(actor, row, isStaff, open.id);
  const inForce = row.versions.find(({ id }) => id === row.inForceId);
  return agreement.may.edit ? { agreement, before: inForce ? readContent(inForce.content) : null } : null;
}

async function agreementView(
  actor: Actor,
  row: Row,
  isStaff: boolean,
  versionId: string | undefined,
): Promise<AgreementView> {
  const visible = row.versions.filter((version) => isStaff || version.offeredAt !== null);
  const open = visible.find(({ status }) => status === "DRAFT" || status === "OFFERED");
  const inForce = visible.find(({ id }) => id === row.inForceId);
  const shown = versionId ? visible.find(({ id }) => id === versionId) : (inForce ?? open ?? visible[0]);
  if (!shown) throw new AppError("NOT_FOUND", `version ${versionId} of agreement ${row.id}`);
  const names = isStaff ? await draftersOf(row.versions) : null;
  const drafts = isStaff && canDraftAgreement(actor);
  const { proposalId: _proposalId, ...team } = row.team;
  return {
    ...{ id: row.id, number: row.number, team, isStaff },
    ended:
      (isStaff || row.endToldAt) && row.endsOn && row.endCause && row.endCause !== "ACTIVE"
        ? {
            on: row.endsOn.toISOString().slice(0, 10),
            cause: row.endCause,
            reason: isStaff ? row.endReason : null,
          }
        : null,
    versions: visible.map((version) => itemOf(row, version, names)),
    shown: viewOf(row, shown, names),
    openId: open?.id ?? null,
    may: {
      edit: drafts && open?.status === "DRAFT",
      withdraw: Boolean(open) && isStaff && (drafts || canSignForGovernment(actor)),
      amend: drafts && !open && row.inForceId !== null,
    },
    signable: await signableBy(actor, row, open, isStaff),
  };
}

async function draftersOf(versions: readonly Version[]): Promise<ReadonlyMap<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(versions.map(({ draftedById }) => draftedById))] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
