import type { PlannedContribution } from "@/lib/contribution/domain/split";
import type { DueShare } from "./due";

export type ContributionForm = "CASH" | "IN_KIND";
export type ContributionStatus = "RECORDED" | "ACCEPTED" | "RETURNED";
export type PaidIn = {
  organisationId: string;
  year: number;
  form: ContributionForm;
  amountWon: bigint;
  status: ContributionStatus;
};
/** D2: one organisation in one year. Only what was accepted counts as paid in. */
export type MemberYear = {
  organisationId: string;
  year: number;
  /** What the proposal had promised. */
  plannedCashWon: bigint;
  plannedInKindWon: bigint;
  dueWon: bigint;
  dueCashWon: bigint;
  cashWon: bigint;
  inKindWon: bigint;
  /** Recorded and not checked yet. */
  waitingWon: bigint;
  /** What is lacking; nothing below zero. Cash may stand for kind, kind never for cash. */
  shortWon: bigint;
  shortCashWon: bigint;
  excessWon: bigint;
};

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const lacking = (wanted: bigint, given: bigint): bigint => (wanted > given ? wanted - given : 0n);

type Facts = {
  due: readonly DueShare[];
  planned: readonly PlannedContribution[];
  paidIn: readonly PaidIn[];
  /** In the order of the agreement; whoever paid in and is no member any more comes after them. */
  organisationIds: readonly string[];
};

function memberYear({ due, planned, paidIn }: Facts, organisationId: string, year: number): MemberYear {
  const own = <T extends { organisationId: string; year: number }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.organisationId === organisationId && row.year === year);
  const paid = (form: ContributionForm) =>
    total(own(paidIn).flatMap((row) => (row.status === "ACCEPTED" && row.form === form ? [row.amountWon] : [])));
  const [dueWon, dueCashWon] = [total(own(due).map((row) => row.dueWon)), total(own(due).map((row) => row.dueCashWon))];
  const [cashWon, inKindWon] = [paid("CASH"), paid("IN_KIND")];
  return {
    ...{ organisationId, year, dueWon, dueCashWon, cashWon, inKindWon },
    plannedCashWon: total(own(planned).map((row) => row.cashWon)),
    plannedInKindWon: total(own(planned).map((row) => row.inKindWon)),
    waitingWon: total(own(paidIn).flatMap((row) => (row.status === "RECORDED" ? [row.amountWon] : []))),
    shortWon: lacking(dueWon, cashWon + inKindWon),
    shortCashWon: lacking(dueCashWon, cashWon),
    excessWon: lacking(cashWon + inKindWon, dueWon),
  };
}

/** D2: every organisation in every year in which something is due, promised or paid in, by year. */
export function contributionStanding(facts: Facts): MemberYear[] {
  const rows = [...facts.due, ...facts.planned, ...facts.paidIn];
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const members = [...new Set([...facts.organisationIds, ...facts.paidIn.map((row) => row.organisationId)])];
  return years.flatMap((year) => members.map((organisationId) => memberYear(facts, organisationId, year)));
}

/** Sums of some rows, for the foot of a table. */
export function sumOf(rows: readonly MemberYear[]): Omit<MemberYear, "organisationId" | "year"> {
  const sum = (key: keyof Omit<MemberYear, "organisationId" | "year">) => total(rows.map((row) => row[key]));
  return {
    ...{ plannedCashWon: sum("plannedCashWon"), plannedInKindWon: sum("plannedInKindWon") },
    ...{ dueWon: sum("dueWon"), dueCashWon: sum("dueCashWon"), cashWon: sum("cashWon"), inKindWon: sum("inKindWon") },
    ...{ waitingWon: sum("waitingWon"), shortWon: sum("shortWon"), shortCashWon: sum("shortCashWon") },
    excessWon: sum("excessWon"),
  };
}

/** Where an amount stands: lacking after the year's end is a shortfall, before it merely outstanding. */
export type Verdict = "NONE" | "MET" | "OPEN" | "SHORT" | "SHORT_CASH";
export function verdictOf(
  row: Pick<MemberYear, "dueWon" | "shortWon" | "shortCashWon" | "excessWon" | "year">,
  currentYear: number,
): Verdict {
  if (row.dueWon === 0n && row.excessWon === 0n) return "NONE";
  if (row.shortWon === 0n && row.shortCashWon === 0n) return "MET";
  if (row.year >= currentYear) return "OPEN";
  return row.shortWon > 0n ? "SHORT" : "SHORT_CASH";
}
