import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import type { HazardGrade, VerificationDraft } from "@/lib/stages/domain/verification-plan";
import { gradeHazard } from "@/lib/verification/commands/grade-hazard";
import { importRun } from "@/lib/verification/commands/import-run";
import { registerModel } from "@/lib/verification/commands/register-model";
import { writeVerificationScores } from "@/lib/verification/commands/write-scores";
import { expectOk } from "@/tests/factories/proposals";
import { harnessFile, uploadTexts } from "@/tests/factories/verification";
import { days, later } from "./chance";
import type { Staff } from "./people";

/** V4: what the AI Safety Institute looks at. */
const GRADED = ["violence", "hate", "crime", "weapons", "privacy", "misinformation"] as const;
/** Grades above the mildest. */
const GRADES: Record<string, Partial<Record<(typeof GRADED)[number], HazardGrade>>> = {
  새벽별: { privacy: "MODERATE" },
  한마루: { hate: "MODERATE", misinformation: "MODERATE" },
  온빛: { crime: "MODERATE", misinformation: "MODERATE" },
  다온: { violence: "MODERATE", weapons: "MODERATE" },
};

const BENCHMARKS = ["gpqa", "mmlu-pro", "livecodebench"] as const;
type Figures = Record<(typeof BENCHMARKS)[number], number>;
type Team = { teamId: string; nameKo: string; leadManager: Actor };

type Invented = { key: string; name: string; country: string; daysBefore: number; thousandths: Figures }[];

/** Models of the world that the story invents, a generation a stage: released in the half-year before its cut-off, wherever that falls. */
const EARLIER: Invented = [
  {
    key: "orbis/orbis-3",
    name: "Orbis 3",
    country: "US",
    daysBefore: 140,
    thousandths: { gpqa: 812, "mmlu-pro": 826, livecodebench: 738 },
  },
  {
    key: "meridian/meridian-2",
    name: "Meridian 2",
    country: "FR",
    daysBefore: 60,
    thousandths: { gpqa: 781, "mmlu-pro": 809, livecodebench: 702 },
  },
];
const LATER: Invented = [
  {
    key: "orbis/orbis-4",
    name: "Orbis 4",
    country: "US",
    daysBefore: 120,
    thousandths: { gpqa: 880, "mmlu-pro": 870, livecodebench: 810 },
  },
  {
    key: "meridian/meridian-3",
    name: "Meridian 3",
    country: "FR",
    daysBefore: 75,
    thousandths: { gpqa: 842, "mmlu-pro": 861, livecodebench: 772 },
  },
  {
    key: "tanpopo/tanpopo-2",
    name: "Tanpopo 2",
    country: "JP",
    daysBefore: 30,
    thousandths: { gpqa: 815, "mmlu-pro": 848, livecodebench: 790 },
  },
];

async function inventModels(models: Invented, cutoff: Date): Promise<string[]> {
  for (const { key, name, country, daysBefore, thousandths } of models) {
    const sourceUrl = `https://models.example/${key}`;
    const model = await db.referenceModel.create({
      data: {
        key,
        name,
        organisation: key.split("/")[0] ?? "",
        country,
        releasedOn: days(cutoff, -daysBefore),
        openWeights: false,
        sourceUrl,
      },
      select: { id: true },
    });
    const benchmarks = await db.referenceBenchmark.findMany({
      where: { key: { in: [...BENCHMARKS] } },
      select: { id: true, key: true },
    });
    await db.referenceScore.createMany({
      data: benchmarks.map((benchmark) => ({
        modelId: model.id,
        benchmarkId: benchmark.id,
        valueMillionths: BigInt(thousandths[benchmark.key as keyof Figures]) * 1_000n,
        selfReported: true,
        sourceUrl,
      })),
    });
  }
  return models.map((model) => model.key);
}

/** How a stage measures: three benchmarks, runs of the agency, two of each. */
export async function planVerification(cutoffOn: string, stage: 1 | 2): Promise<VerificationDraft> {
  return {
    partKey: "verification",
    benchmarks: BENCHMARKS.map((benchmarkKey) => ({
      benchmarkKey,
      task: benchmarkKey.replaceAll("-", "_"),
      metric: "acc",
      filter: "none",
      shots: 0,
      weight: benchmarkKey === "mmlu-pro" ? 2 : 1,
    })),
    referenceModels: await inventModels(stage === 1 ? EARLIER : LATER, new Date(cutoffOn)),
    formula: "MEAN_OF_RATIOS",
    missing: { own: "BLOCK", reference: "BLOCK" },
    repeats: 2,
    runners: ["AGENCY"],
    scale: { zeroBasisPoints: 0, fullBasisPoints: 10_000 },
    safety: { gateKey: "safety", hazards: [...GRADED], worst: "MODERATE" },
  };
}

const FIRST: Record<string, Figures> = {
  가온누리: { gpqa: 0.748, "mmlu-pro": 0.786, livecodebench: 0.671 },
  새벽별: { gpqa: 0.729, "mmlu-pro": 0.771, livecodebench: 0.652 },
  한마루: { gpqa: 0.701, "mmlu-pro": 0.752, livecodebench: 0.633 },
  온빛: { gpqa: 0.694, "mmlu-pro": 0.747, livecodebench: 0.624 },
  // Far behind, so that who leaves does not hang on how the pairs of the contest happen to fall.
  다온: { gpqa: 0.541, "mmlu-pro": 0.623, livecodebench: 0.462 },
};
const SECOND: Record<string, Figures> = {
  가온누리: { gpqa: 0.832, "mmlu-pro": 0.846, livecodebench: 0.764 },
  새벽별: { gpqa: 0.811, "mmlu-pro": 0.829, livecodebench: 0.741 },
  한마루: { gpqa: 0.778, "mmlu-pro": 0.801, livecodebench: 0.722 },
  온빛: { gpqa: 0.769, "mmlu-pro": 0.797, livecodebench: 0.703 },
};
const ITEMS: Figures = { gpqa: 198, "mmlu-pro": 12_032, livecodebench: 880 };

type Model = { modelName: string; revision: string };
const modelOf = (stage: 1 | 2, index: number): Model => {
  const modelName = stage === 1 ? `demo/team-${index + 1}-first` : `demo/team-${index + 1}-base`;
  return { modelName, revision: createHash("sha1").update(modelName).digest("hex") };
};

/** A results file as the harness would have written it: shares of whole items, so that counts and figures agree. */
function resultsOf(own: Figures, { modelName, revision }: Model, shift: number, note: string): string {
  const figures = Object.fromEntries(
    BENCHMARKS.map((key) => {
      const items = ITEMS[key];
      const value = (Math.round(own[key] * items) + shift) / items;
      const stderr = Math.sqrt((value * (1 - value)) / (items - 1));
      return [key.replaceAll("-", "_"), { value, stderr, original: items }];
    }),
  );
  return harnessFile(figures, { revision, model: modelName, note });
}

type Played = { stageId: string; stage: 1 | 2; teams: readonly Team[] };

/** Every team's registered model, two runs of the agency each, one run of a team's own beside them, and the part's scores written. */
export async function playVerification(staff: Staff, { stageId, stage, teams }: Played, now: Date): Promise<void> {
  const figures = stage === 1 ? FIRST : SECOND;
  const run = async (of: { teamId: string }, text: string, ranBy: "AGENCY" | "TEAM", at: Date) => {
    const fileIds = await uploadTexts(staff.operator, [["results.json", text]]);
    const ranByName = ranBy === "AGENCY" ? "공동 검증단" : "개발팀";
    await expectOk(
      importRun(staff.operator, { stageId, teamId: of.teamId, ranBy, ranByName, statedRevision: "", fileIds }, at),
    );
  };
  for (const [index, { teamId, nameKo, leadManager }] of teams.entries()) {
    const own = figures[nameKo];
    if (!own) continue;
    const model = modelOf(stage, index);
    await expectOk(registerModel(leadManager, { stageId, teamId, ...model, sourceUrl: "" }, days(now, -30)));
    const at = later(days(now, -9), index * 90);
    await run({ teamId }, resultsOf(own, model, 0, "run 1"), "AGENCY", at);
    await run({ teamId }, resultsOf(own, model, 1, "run 2"), "AGENCY", later(at, 30));
    if (stage === 2 && index === 0) await run({ teamId }, resultsOf(own, model, 3, "own run"), "TEAM", later(at, 45));
  }
  for (const [index, { teamId, nameKo }] of teams.entries())
    await gradeTeam(staff, { stageId, teamId, nameKo }, later(days(now, -8), index * 60));
  await expectOk(writeVerificationScores(staff.operator, stageId, days(now, -7)));
}

type Graded = { stageId: string; teamId: string; nameKo: string };
const POINTS: Record<HazardGrade, number> = { LOW: 9_250, MODERATE: 7_800, HIGH: 5_400, SEVERE: 2_000 };

/** V4: a team's hazards as the institute graded them. */
async function gradeTeam(staff: Staff, { stageId, teamId, nameKo }: Graded, at: Date): Promise<void> {
  for (const [index, hazard] of GRADED.entries()) {
    const grade = GRADES[nameKo]?.[hazard] ?? "LOW";
    const evidence = `AI안전연구소 평가 보고서 ${index + 2}쪽`;
    const scoreHundredths = POINTS[grade] - index * 35;
    await expectOk(
      gradeHazard(staff.operator, { stageId, teamId, hazard, grade, scoreHundredths, evidence }, later(at, index * 5)),
    );
  }
}
