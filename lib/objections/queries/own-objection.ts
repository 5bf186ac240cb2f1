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
  objections: { where: { stageTeamId: null }, select: OBJECTION },
} as const;
const STAGE_TEAM = {
  stage: { select: { id: true, number: true, titleKo: true, titleEn: true, publishedAt: true, objectionsDueAt: true } },
  objection: { select: OBJECTION },
} as const;

const read = (actor: Actor, proposalId: string) =>
  db.proposal.findFirst({
    where: {
      id: proposalId,
      AND: visibleProposals(actor),
      OR: [
        { outcomes: { some: { decision: { status: "APPROVED", call: { phase: "PUBLISHED" } } } } },
        { team: { stageTeams: { some: { stage: { state: { in: ["PUBLISHED", "FINAL"] } } } } } },
      ],
    },
    select: PROPOSAL,
  });
const readStage = (proposalId: string, stageId: string) =>
  db.stageTeam.findFirst({
    where: { stageId, team: { proposalId }, stage: { state: { in: ["PUBLISHED", "FINAL"] } } },
    select: STAGE_TEAM,
  });
type Row = NonNullable<Awaited<ReturnType<typeof read>>>["objections"][number];

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

/** S10: the window of one's own result, of the selection or of a stage, and the objection filed in it; NOT_FOUND before it is public. */
export async function getOwnObjection(
  actor: Actor,
  proposalId: string,
  at: Date,
  stageId?: string,
): Promise<OwnObjection> {
  const proposal = await read(actor, proposalId);
  const entrant = stageId ? await readStage(proposalId, stageId) : null;
  const result = stageId ? entrant?.stage : proposal?.call;
  const publishedAt = result?.publishedAt;
  if (!proposal || !result || !publishedAt) throw new AppError("NOT_FOUND", `objection to ${proposalId}`);
  const { standing } = await proposalFacts(db, actor, proposalId);
  const objection = stageId ? (entrant?.objection ?? null) : (proposal.objections[0] ?? null);
  const { titleKo, titleEn, objectionsDueAt } = result;
  const window = { publishedAt, objectionsDueAt };
  const refusal = filingRefusal({ ...window, filed: objection !== null }, at);
  return {
    proposalId,
    receiptNumber: proposal.receiptNumber ?? "",
    titleKo: proposal.titleKo,
    titleEn: proposal.titleEn || proposal.titleKo,
    leadNameKo: proposal.leadOrganisation.nameKo,
    leadNameEn: proposal.leadOrganisation.nameEn,
    stage: entrant ? { id: entrant.stage.id, number: entrant.stage.number } : null,
    published: { titleKo, titleEn, ...window },
    window: objectionWindow(window, at),
    mayFile: refusal === null && canFileObjection(actor, standing),
    objection: objection ? await filed(objection) : null,
  };
}

/** How many days the rulebook of the result gives. */
export async function filingDays(proposalId: string, stageId?: string): Promise<number> {
  const { rulebookVersion } = stageId
    ? await db.stage.findUniqueOrThrow({ where: { id: stageId }, select: { rulebookVersion: true } })
    : (
        await db.proposal.findUniqueOrThrow({
          where: { id: proposalId },
          select: { call: { select: { rulebookVersion: true } } },
        })
      ).call;
  return (await rulebookContent(db, rulebookVersion)).objection.filingDays;
}

/** Before a file is taken in: only who may file now, to the selection or to a stage, puts one in. */
export async function requireFiler(actor: Actor, proposalId: string, at: Date): Promise<void> {
  const stages = await db.stage.findMany({
    where: { state: "PUBLISHED", objectionsDueAt: { gte: at }, teams: { some: { team: { proposalId } } } },
    select: { id: true },
  });
  for (const stageId of [undefined, ...stages.map(({ id }) => id)]) {
    try {
      if ((await getOwnObjection(actor, proposalId, at, stageId)).mayFile) return;
    } catch (error) {
      if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
    }
  }
  throw new AppError("NOT_FOUND", `objection to ${proposalId}`);
}
