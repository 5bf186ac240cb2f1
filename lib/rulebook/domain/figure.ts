import type { ContributionSize, OpennessLevel } from "./rulebook";

export type Name = { ko: string; en: string };
export type Unit =
  | "days"
  | "months"
  | "years"
  | "chars"
  | "teams"
  | "people"
  | "sheets"
  | "items"
  | "votes"
  | "tokens"
  | "requests";
export type FigureValue =
  | { kind: "count"; unit: Unit; count: number }
  | { kind: "points"; hundredths: number }
  | { kind: "percent"; basisPoints: number }
  | { kind: "won"; amountWon: bigint }
  | { kind: "gpuRange"; from: number; to: number | null }
  | { kind: "halfYears"; halfYears: string[] }
  | { kind: "names"; names: Name[] }
  | { kind: "sections"; keys: string[] }
  | { kind: "ties"; chain: string[] }
  | { kind: "text"; text: string }
  | { kind: "needed"; needed: boolean }
  | { kind: "rates"; byLevel: Record<OpennessLevel, number> }
  /** `word`: key under `rulebook.units`. */
  | { kind: "worded"; word: string; params: Record<string, number | string> };

export const FIGURE_GROUPS = [
  "programme",
  "target",
  "panel",
  "rubric",
  "aggregation",
  "objection",
  "proposal",
  "contribution",
  "gpu",
  "data",
  "talent",
  "stage",
  "contest",
  "other",
] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/** One number of the rulebook as people read it. `label`: key under `rulebook.figures`, with what it is about. */
export type Figure = {
  key: string;
  group: FigureGroup;
  label: string;
  about?: { name?: Name; parent?: Name; resource?: string; year?: number; halfYear?: string; size?: ContributionSize };
  value: FigureValue;
};
