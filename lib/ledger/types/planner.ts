import type { Day } from "../domain/calendar";
import type { CostedPool, ForecastRules, Variant } from "../domain/forecast";
import type { AllocationPeriod } from "../domain/pool-use";
import type { Move, TimelineTeam } from "../domain/timeline";
import type { PoolSource } from "../types";

/** A what-if of the planner as it was saved. */
export type ScenarioContent = { variant: Variant; moves: Move[] };
export type ScenarioView = {
  id: string;
  name: string;
  note: string;
  content: ScenarioContent;
  version: number;
  updatedBy: string;
  updatedAt: Date;
};
export type PlannerPool = CostedPool & { nameKo: string; nameEn: string; source: PoolSource };
export type PlannerBar = AllocationPeriod & { teamKo: string; teamEn: string };
export type PlannerTeam = TimelineTeam & { nameKo: string; nameEn: string };
export type PlannerView = {
  pools: PlannerPool[];
  bars: PlannerBar[];
  teams: PlannerTeam[];
  rules: ForecastRules & { halfYears: string[]; narrowing: number[] };
  scenarios: ScenarioView[];
  today: Day;
  asOf: Date;
  maySave: boolean;
};
