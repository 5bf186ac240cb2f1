import { createHash } from "node:crypto";
import type { Amount, Day } from "@/lib/agreements/domain/content";
import { canonicalJson } from "@/lib/audit/canonical";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import { type MoneyResource, resourceKindOf } from "@/lib/teams/domain/support";

export type GivenGpuLine = {
  poolKo: string;
  poolEn: string;
  gpuCount: number;
  from: Day;
  /** Half-open. */
  to: Day;
  hours: Amount;
  valueWon: Amount;
};
export type GpuLine = {
  key: "GPU";
  agreedHours: Amount;
  allocatedHours: Amount;
  /** As reported (G5); null where nothing was reported. */
  usedHours: Amount | null;
  valueWon: Amount;
  allocations: GivenGpuLine[];
  explanation: string;
};
export type MoneyLine = {
  key: MoneyResource;
  /** Of the limit, what came from the year before. */
  carriedInWon: Amount;
  limitWon: Amount;
  plannedWon: Amount;
  committedWon: Amount;
  paidWon: Amount;
  /** The most that may go on to the next year. */
  carryableWon: Amount;
  carryWon: Amount;
  returnWon: Amount;
  explanation: string;
};
export type OwnLine = {
  key: string;
  organisationId: string;
  nameKo: string;
  nameEn: string;
  dueWon: Amount;
  dueCashWon: Amount;
  cashWon: Amount;
  inKindWon: Amount;
  shortWon: Amount;
  shortCashWon: Amount;
  excessWon: Amount;
  explanation: string;
};
/** Everything that is approved, as canonical JSON: amounts are decimal text. */
export type StatementContent = {
  format: 1;
  year: number;
  team: { nameKo: string; nameEn: string };
  agreement: { number: string; amendment: number; rulebookVersion: number };
  gpu: GpuLine | null;
  money: MoneyLine[];
  own: OwnLine[];
  totals: Record<"limitWon" | "paidWon" | "carryWon" | "returnWon" | "dueWon" | "cashWon" | "inKindWon", Amount>;
};

type Bare<Line, Out extends keyof Line> = Omit<Line, Out | "explanation">;
export type StatementFacts = Omit<StatementContent, "format" | "totals" | "gpu" | "money" | "own"> & {
  gpu: Bare<GpuLine, never> | null;
  money: Bare<MoneyLine, "carryableWon" | "carryWon" | "returnWon">[];
  own: Bare<OwnLine, never>[];
  /** H2, P4: years beyond which nothing is carried. */
  lastYears: { TALENT: number; DATA: number };
};
/** What the team writes: why a line differs, and what of the money bound and not paid it still needs. */
export type StatementDraft = { explanations: Record<string, string>; carryOver: Record<string, string> };
export const emptyDraft: StatementDraft = { explanations: {}, carryOver: {} };

/**
 * What of a year may go on to the next: money that is bound and not paid yet, until the last year of its kind. Whether the team still
 * takes part is not asked: talent support goes on (H2), and what was bound for data before a team left is still paid.
 */
export function carryableWon(
  line: { key: MoneyResource; committedWon: Amount; paidWon: Amount },
  { year, lastYears }: Pick<StatementFacts, "year" | "lastYears">,
): bigint {
  const lastYear = line.key === "TALENT" ? lastYears.TALENT : lastYears.DATA;
  return year >= lastYear ? 0n : BigInt(line.committedWon) - BigInt(line.paidWon);
}

const sum = <T>(rows: readonly T[], amount: (row: T) => Amount): Amount =>
  String(rows.reduce((total, row) => total + BigInt(amount(row)), 0n));

/** The year's statement from facts and the team's draft. Every won of a limit is paid, carried over or returned. Pure and exact. */
export function statementOf(facts: StatementFacts, draft: StatementDraft): StatementContent {
  const said = (key: string) => draft.explanations[key]?.trim() ?? "";
  const money = facts.money.map((line): MoneyLine => {
    const most = carryableWon(line, facts);
    const wanted = draft.carryOver[line.key];
    const carry = wanted === undefined ? most : BigInt(wanted);
    const rest = BigInt(line.limitWon) - BigInt(line.paidWon) - carry;
    return {
      ...{ ...line, carryableWon: String(most), carryWon: String(carry), returnWon: String(rest) },
      explanation: said(line.key),
    };
  });
  const own = facts.own.map((line): OwnLine => ({ ...line, explanation: said(line.key) }));
  return {
    ...{ format: 1, year: facts.year, team: facts.team, agreement: facts.agreement, money, own },
    gpu: facts.gpu && { ...facts.gpu, explanation: said("GPU") },
    totals: {
      limitWon: sum(money, (line) => line.limitWon),
      paidWon: sum(money, (line) => line.paidWon),
      carryWon: sum(money, (line) => line.carryWon),
      returnWon: sum(money, (line) => line.returnWon),
      dueWon: sum(own, (line) => line.dueWon),
      cashWon: sum(own, (line) => line.cashWon),
      inKindWon: sum(own, (line) => line.inKindWon),
    },
  };
}

/** RFC 8785: one spelling, one hash; as the database takes it again. */
export const statementText = (content: StatementContent): string => canonicalJson(content);
export const statementHash = (text: string): string => createHash("sha256").update(text).digest("hex");
export const readStatement = (text: string): StatementContent => JSON.parse(text) as StatementContent;

type Line = GpuLine | MoneyLine | OwnLine;
export const linesOf = ({ gpu, money, own }: Pick<StatementContent, "gpu" | "money" | "own">): Line[] => [
  ...(gpu ? [gpu] : []),
  ...money,
  ...own,
];

/** Whether what was meant and what happened are not the same: such a line needs the team's word. */
export function differs(line: Line): boolean {
  if ("agreedHours" in line) return line.agreedHours !== line.allocatedHours;
  if ("limitWon" in line) return line.limitWon !== line.paidWon;
  return line.shortWon !== "0" || line.shortCashWon !== "0" || line.excessWon !== "0";
}

/** P1: whose field a line is; own contribution is nobody's alone. */
export const kindOfLine = (line: Line): ResourceKind | null => {
  if ("agreedHours" in line) return "GPU";
  return "limitWon" in line ? resourceKindOf(line.key) : null;
};
/** Kinds whose stewards have to agree. */
export const kindsOf = (content: StatementContent): ResourceKind[] => [
  ...new Set(linesOf(content).flatMap((line) => kindOfLine(line) ?? [])),
];

/** P1: what a steward of some kinds reads: their lines, and the own contribution; sums would tell the rest. */
export function statementFor(
  content: StatementContent,
  kinds: readonly ResourceKind[],
): Omit<StatementContent, "totals"> {
  const { totals: _totals, ...rest } = content;
  return {
    ...rest,
    gpu: kinds.includes("GPU") ? content.gpu : null,
    money: content.money.filter((line) => kinds.includes(resourceKindOf(line.key))),
  };
}
