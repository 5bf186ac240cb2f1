import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { seoulParts } from "@/lib/platform/format";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { isKeptFrom } from "@/lib/proposals/queries/conflicted";
import { rulebookContent } from "@/lib/rulebook/queries";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import type { TeamFacts } from "@/lib/teams/types";
import type { Prisma } from "@/prisma/generated/client";
import { canDraftAgreement } from "../domain/access";
import { type AgreementContent, contentText, readContent, sha256Of, type VerifiedLevel } from "../domain/content";
import { isLower } from "../domain/duty";
import { countingCells, draftFigures } from "../domain/figures";
import { nextAgreementNumber } from "../domain/number";
import { boundContent } from "../queries/draft-content";
import type { DraftAgreementInput, DraftAmendmentInput, SaveDraftInput } from "../schema";
import { lockVersionInTx, moveVersion } from "./version-row";

type Drafted = { agreementId: string; versionId: string; number: number };

/** Agreements are counted within a year: one lock for everybody who takes a number. */
const NUMBER_LOCK = 710_205_011;

/** S3: who is kept from the proposal neither drafts nor offers. Missing and forbidden look the same. */
export async function mayDraft(tx: Tx, actor: Actor, team: Pick<TeamFacts, "id" | "proposalId">): Promise<void> {
  if (!canDraftAgreement(actor) || (await isKeptFrom(tx, actor.id, team.proposalId)))
    throw new AppError("NOT_FOUND", `agreement of team ${team.id}`);
}

/** The columns of a version that hang on its content. */
export const contentColumns = (content: AgreementContent) => {
  const text = contentText(content);
  return {
    content: text,
    contentSha256: sha256Of(text),
    templateVersion: content.templateVersion,
    rulebookVersion: content.rulebookVersion,
    organisationIds: content.members.map(({ organisationId }) => organisationId),
  };
};

const AGREEMENT = {
  id: true,
  number: true,
  endedAt: true,
  inForce: { select: { number: true, content: true } },
  versions: { where: { status: { in: ["DRAFT", "OFFERED"] } }, select: { id: true } },
} satisfies Prisma.AgreementSelect;

/** The team's agreement; its row and number are made with the first draft. */
async function openAgreement(tx: Tx, actor: Actor, team: TeamFacts, at: Date) {
  const standing = await tx.agreement.findUnique({ where: { teamId: team.id }, select: AGREEMENT });
  if (standing) return standing;
  const { proposal } = await rulebookContent(tx, team.rulebookVersion);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${NUMBER_LOCK})`;
  const taken = (await tx.agreement.findMany({ select: { number: true } })).map(({ number }) => number);
  const number = nextAgreementNumber(proposal.receiptPrefix, seoulParts(at).year, taken);
  return tx.agreement.create({
    data: { number, teamId: team.id, createdById: actor.id, createdAt: at },
    select: AGREEMENT,
  });
}

type Draft = {
  teamId: string;
  reason: string;
  isAmendment: boolean;
  /** D3: a level that was verified since; without it what the version before says. */
  verified?: VerifiedLevel;
  /** Whose draft it is; without it the actor's. */
  draftedById?: string;
};

async function draftRefusal(tx: Tx, team: TeamFacts, isAmendment: boolean): Promise<Failure | null> {
  const found = await tx.agreement.findUnique({ where: { teamId: team.id }, select: AGREEMENT });
  if (found?.versions[0]) return refuse("VERSION_OPEN");
  if (isAmendment !== Boolean(found?.inForce)) return refuse(found?.inForce ? "IN_FORCE" : "NOT_IN_FORCE");
  // H2: of a team that left only its talent support is amended; there is nothing to begin with.
  if (!isAmendment && team.status !== "ACTIVE") return refuse("TEAM_LEFT");
  const rows = await tx.supportStep.findMany({ where: { teamId: team.id } });
  const figures = draftFigures(countingCells(rows, team.status));
  return figures.length === 0 ? refuse("NOTHING_DELIBERATED") : null;
}

/** Callers authorise and hold the team's row. */
export async function draftInTx(
  tx: Tx,
  actor: Actor,
  team: TeamFacts,
  { reason, isAmendment, verified, draftedById = actor.id }: Omit<Draft, "teamId">,
  at: Date,
): Promise<Outcome<Drafted>> {
  const refusal = await draftRefusal(tx, team, isAmendment);
  if (refusal) return refusal;
  const agreement = await openAgreement(tx, actor, team, at);
  const { inForce, number } = agreement;
  const before = inForce ? readContent(inForce.content) : null;
  const amendment = inForce ? inForce.number + 1 : 0;
  const special = before?.special ?? { ko: "", en: "" };
  const said = { number, amendment, special, verified: verified ?? before?.openness.verified ?? null };
  const { content } = await boundContent(tx, team, said);
  const version = await tx.agreementVersion.create({
    data: {
      ...{ agreementId: agreement.id, number: amendment, reason, draftedById, draftedAt: at },
      ...contentColumns(content),
    },
    select: { id: true, contentSha256: true },
  });
  const data = { number, amendment, reason, sha256: version.contentSha256 };
  const subject = { subjectType: "Agreement", subjectId: agreement.id } as const;
  const { rulebookVersion } = team;
  recordAudit(tx, actor, { type: "agreement.drafted", ...subject, data }, at, { rulebookVersion });
  return ok({ agreementId: agreement.id, versionId: version.id, number: amendment });
}

async function draft(tx: Tx, actor: Actor, { teamId, ...wanted }: Draft, at: Date): Promise<Outcome<Drafted>> {
  if (!canDraftAgreement(actor)) throw new AppError("NOT_FOUND", `agreement of team ${teamId}`);
  const team = await lockTeamInTx(tx, teamId);
  await mayDraft(tx, actor, team);
  return draftInTx(tx, actor, team, wanted, at);
}

/** D4: an officer begins a team's agreement; its numbers are what the committee fixed, the rulebook says and the proposal holds. */
export const draftAgreement = (actor: Actor, input: DraftAgreementInput, at: Date): Promise<Outcome<Drafted>> =>
  inTransaction((tx) => draft(tx, actor, { ...input, reason: "", isAmendment: false }, at));

/** D4: the next amendment, with its reason. */
export const draftAmendment = (actor: Actor, input: DraftAmendmentInput, at: Date): Promise<Outcome<Drafted>> =>
  inTransaction((tx) => draft(tx, actor, { ...input, isAmendment: true }, at));

/** Keeps what is said by hand and reads everything else anew, so that a draft is never older than its last saving. */
export function saveDraft(actor: Actor, input: SaveDraftInput, at: Date): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    if (!canDraftAgreement(actor)) throw new AppError("NOT_FOUND", `agreement version ${input.versionId}`);
    const { team, version } = await lockVersionInTx(tx, input.versionId);
    await mayDraft(tx, actor, team);
    if (version.status !== "DRAFT") return refuse("NOT_DRAFT");
    if (version.number > 0 && input.reason.length < 10) return refuse("REASON_NEEDED");
    const verified = input.verifiedLevel === "" ? null : { level: input.verifiedLevel, from: input.verifiedFrom };
    const said = { number: version.agreement.number, amendment: version.number, verified };
    const special = { ko: input.specialKo, en: input.specialEn };
    const { content } = await boundContent(tx, team, { ...said, special });
    if (verified && !isLower(verified.level, content.openness.level)) return refuse("LEVEL_NOT_LOWER");
    const columns = contentColumns(content);
    await moveVersion(tx, version, input.expectedVersion, {
      ...columns,
      ...{ reason: input.reason, draftedById: actor.id, draftedAt: at },
    });
    const data = { amendment: version.number, from: version.contentSha256, to: columns.contentSha256 };
    const subject = { subjectType: "Agreement", subjectId: version.agreementId } as const;
    recordAudit(tx, actor, { type: "agreement.draftSaved", ...subject, data }, at);
    return ok({ version: input.expectedVersion + 1 });
  });
}
