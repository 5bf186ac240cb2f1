import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { isPlanOpen } from "@/lib/stages/domain/state";
import { getStage } from "@/lib/stages/queries/get-stage";
import { figureFlaws, isBenchmark } from "../domain/cells";
import { runFlaws } from "../domain/custody";
import { decimalText } from "../domain/exact";
import type { ImportRun } from "../schema";
import type { RunPreview } from "../types";
import { readUploaded } from "./uploaded";

const named = ({ nameKo, nameEn }: { nameKo: string; nameEn: string }) => ({ nameKo, nameEn });

/** V1: what an import would do, before anybody does it: the figures, which of them the plan asks for, and what would not count. */
export async function previewRun(actor: Actor, input: ImportRun): Promise<RunPreview> {
  const stage = await getStage(actor, input.stageId);
  const plan = stage.plan.verification;
  if (!stage.may.enterScores || !plan) throw new AppError("NOT_FOUND", `stage ${input.stageId}`);
  const { read, files, filesSha256 } = await readUploaded(actor, input.fileIds);
  const isTrial = isPlanOpen(stage.state);
  const nothing = { files, facts: null, rows: [], flaws: [], absent: [], alreadyIn: false, isTrial };
  if (!read.ok) return { ...nothing, problems: read.problems, problemCount: read.problemCount };
  const { facts, rows } = read.run;
  const where = { stageId: stage.id, filesSha256 };
  const before = await db.verificationRun.findUnique({ where: { stageId_filesSha256: where }, select: { id: true } });
  const submission = await db.modelSubmission.findFirst({
    where: { stageTeam: { stageId: stage.id, teamId: input.teamId } },
    orderBy: { registeredAt: "desc" },
    select: { revision: true },
  });
  const modelRevision = facts.modelRevision ?? (input.statedRevision || null);
  const { tool, toolVersion, modelName, startedAt } = facts;
  return {
    ...nothing,
    problems: [],
    problemCount: 0,
    facts: { tool, toolVersion, modelName, modelRevision, startedAt },
    rows: rows.map(({ value, kind, ...row }) => {
      const benchmark = plan.benchmarks.find((one) => isBenchmark(one, { ...row, value }));
      return {
        task: row.task,
        metric: row.metric,
        filter: row.filter,
        shots: row.shots,
        effective: row.effective,
        original: row.original,
        value: decimalText(value, 6),
        deviation: row.deviation,
        isGroup: kind === "GROUP",
        benchmark: benchmark ? named(benchmark) : null,
        flaws: benchmark ? figureFlaws(benchmark, { ...row, value }) : [],
      };
    }),
    flaws: runFlaws(
      { isTrial, isWithdrawn: false, modelRevision, isLimited: facts.isLimited, ranBy: input.ranBy },
      submission,
      plan.runners,
    ),
    absent: plan.benchmarks.filter((one) => !rows.some((row) => isBenchmark(one, row))).map(named),
    alreadyIn: before !== null,
  };
}
