import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { visibleProposals } from "@/lib/proposals/domain/access";
import { proposalFacts } from "@/lib/proposals/queries/facts";
import { userNames } from "@/lib/proposals/queries/names";
import { rulebookContent } from "@/lib/rulebook/queries";
import { canFileObjection } from "../domain/access";
import { filingRefusal, objectionWindow } from "../domain/window";
import type { OwnObjection, ToldDecision } from "../types";

export const FILES = {
  orderBy: { id: "asc" },
  select: { fileId: true, name: true, sizeBytes: true, sha256: true },
} as const;
const OBJECTION = {
  id: true,
  number: true,
  ground: true,
  statement: true,
  request: true,
  contentSha256: true,
  filedById: true,
  filedAt: true,
  decisionDueAt: true,
  status: true,
  files: FILES,
  change: { select: { from: true, to: true, totalHundredths: true } },
  decisions: {
    where: { status: "APPROVED" },
    take: 1,
    select: { verdict: true, reason: true, decidedAt: true },
  },
} as const;
const PROPOSAL = {
  id: true,
  receiptNumber: true,
  titleKo: true,
  titleEn: true,
  leadOrganisation: { select: { nameKo: true, nameEn: true } },
  call: { select: { titleKo: true, titleEn: true, publishedAt: true, objectionsDueAt: true } },
  objection: { select: OBJECTION },
} as const;

const read = (actor: Actor, proposalId: string) =>
  db.proposal.findFirst({
    where: {
      id: proposalId,
      AND: visibleProposals(actor),
      outcomes: { some: { decision: { status: "APPROVED", call: { phase: "PUBLISHED" } } } },
    },
    select: PROPOSAL,
  });
type Row = NonNullable<NonNullable<Awaited<ReturnType<typeof read>>>["objection"]>;

export const filesOf = (files: readonly { fileId: string; name: string; sizeBytes: bigint; sha256: string }[]) =>
  files.map(({ sizeBytes, ...file }) => ({ ...file, sizeBytes: Number(sizeBytes) }));

function toldDecision({ decisions, change }: Row): ToldDecision | null {
  const [decision] = decisions;
  if (!decision?.decidedAt) return null;
  const changed = change && change.from !== change.to ? { from: change.from, to: change.to } : null;
  return {
    verdict: decision.verdict,
    reason: decision.reason,
    decidedAt: decision.decidedAt,
    result: changed,
    newTotalHundredths: change?.totalHundredths ?? null,
  };
}

async function filed(row: Row): Promise<NonNullable<OwnObjection["objection"]>> {
  const { filedById, status, files, change: _change, decisions: _decisions, ...rest } = row;
  const names = await userNames(db, [filedById]);
  const stage = status === "FILED" || status === "DECIDED" ? status : ("EXAMINING" as const);
  return {
    ...rest,
    filedByName: names.get(filedById) ?? "",
    files: filesOf(files),
    stage,
    decision: toldDecision(row),
  };
}

/** S10: the window of one's own proposal and the objection filed in it; NOT_FOUND before results are public. */
export async function getOwnObjection(actor: Actor, proposalId: string, at: Date): Promise<OwnObjection> {
  const proposal = await read(actor, proposalId);
  const publishedAt = proposal?.call.publishedAt;
  if (!proposal || !publishedAt) throw new AppError("NOT_FOUND", `objection to ${proposalId}`);
  const { standing } = await proposalFacts(db, actor, proposalId);
  const { call, objection, leadOrganisation } = proposal;
  const refusal = filingRefusal({ ...call, filed: objection !== null }, at);
  return {
    proposalId,
    receiptNumber: proposal.receiptNumber ?? "",
    titleKo: proposal.titleKo,
    titleEn: proposal.titleEn || proposal.titleKo,
    leadNameKo: leadOrganisation.nameKo,
    leadNameEn: leadOrganisation.nameEn,
    call: { ...call, publishedAt },
    window: objectionWindow(call, at),
    mayFile: refusal === null && canFileObjection(actor, standing),
    objection: objection ? await filed(objection) : null,
  };
}

/** How many days the call's rulebook gives. */
export async function filingDays(proposalId: string): Promise<number> {
  const { call } = await db.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { call: { select: { rulebookVersion: true } } },
  });
  return (await rulebookContent(db, call.rulebookVersion)).objection.filingDays;
}

/** Before a file is taken in: only who may file now puts one in. */
export async function requireFiler(actor: Actor, proposalId: string, at: Date): Promise<void> {
  const { mayFile } = await getOwnObjection(actor, proposalId, at);
  if (!mayFile) throw new AppError("NOT_FOUND", `objection to ${proposalId}`);
}
