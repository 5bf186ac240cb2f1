import type { StagePlan } from "@/lib/stages/domain/plan";
import { type StageEntrant, stageResult, type Weighing } from "@/lib/stages/domain/result";

/** A stage's inputs with nothing missing: what its calculation sheet holds (S11). */
export type Facts = { plan: StagePlan; seed: string; teams: readonly StageEntrant[] };

/** Who would go on, and how that differs from the result as it is. */
export type Variant = { advancing: string[]; entering: string[]; leaving: string[] };

/** E4: the teams that go on, in the order of their ids. */
export const advancingOf = ({ plan, teams, seed }: Facts, weighing?: Weighing): string[] =>
  stageResult(plan, teams, seed, weighing)
    .flatMap((row) => (row.result === "ADVANCE" ? [row.teamId] : []))
    .sort();

export const variantOf = (before: readonly string[], advancing: string[]): Variant => ({
  advancing,
  entering: advancing.filter((teamId) => !before.includes(teamId)),
  leaving: before.filter((teamId) => !advancing.includes(teamId)),
});

export const isChanged = ({ entering, leaving }: Pick<Variant, "entering" | "leaving">): boolean =>
  entering.length + leaving.length > 0;
