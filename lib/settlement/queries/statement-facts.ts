import "server-only";
import type { AgreementFigure, Day } from "@/lib/agreements/domain/content";
import { halfYearDays, nextDay } from "@/lib/ledger/domain/calendar";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { rulebookContent } from "@/lib/rulebook/queries";
import { type MoneyResource, SUPPORT_RESOURCES } from "@/lib/teams/domain/support";
import { gpuHours, gpuValueWon, yearPeriod } from "../domain/gpu-value";
import type { StatementFacts } from "../domain/statement";
import { contributionFacts } from "./contribution-facts";

type Team = { id: string; nameKo: string; nameEn: string; rulebookVersion: number };
type Envelope = Record<"limitWon" | "plannedWon" | "committedWon" | "paidWon" | "carriedInWon", string> & {
  resource: MoneyResource;
  settlementId: string | null;
};
type Allocation = {
  poolKo: string;
  poolEn: string;
  gpuCount: number;
  validFrom: Day;
  validTo: Day;
  pool: {
    gpuCount: number;
    validFrom: Day;
    validTo: Day;
    costWon: string;
    months: { month: Day; amountWon: string }[];
  };
};
type Ledger = { envelopes: Envelope[]; allocations: Allocation[]; usedMilliHours: string | null };

/** What a year's ledger says of a team, in one statement: envelopes, GPUs it had with what their pools cost, reported use (G5). */
async function ledgerOf(reader: Reader, teamId: string, year: number): Promise<Ledger> {
  const { from, to } = yearPeriod(year);
  const [row] = await reader.$queryRaw<Ledger[]>`
    SELECT
      coalesce((SELECT json_agg(json_build_object('resource', e."resource", 'settlementId', e."settlementId",
          'limitWon', e."limitWon"::text, 'plannedWon', e."plannedWon"::text, 'committedWon', e."committedWon"::text, 'paidWon', e."paidWon"::text,
          'carriedInWon', coalesce((SELECT sum(m."amountWon") FROM "BudgetMovement" m WHERE m."envelopeId" = e."id" AND m."kind" = 'CARRY_IN'), 0)::text))
        FROM "BudgetEnvelope" e WHERE e."teamId" = ${teamId} AND e."year" = ${year}), '[]') AS "envelopes",
      coalesce((SELECT json_agg(json_build_object('poolKo', p."nameKo", 'poolEn', p."nameEn", 'gpuCount', a."gpuCount",
          'validFrom', a."validFrom"::text, 'validTo', a."validTo"::text, 'pool', json_build_object('gpuCount', p."gpuCount",
            'validFrom', p."validFrom"::text, 'validTo', p."validTo"::text, 'costWon', p."costWon"::text,
            'months', coalesce((SELECT json_agg(json_build_object('month', c."month"::text, 'amountWon', c."amountWon"::text))
              FROM "GpuPoolCost" c WHERE c."poolId" = p."id"), '[]'))) ORDER BY a."validFrom", a."id")
        FROM "GpuAllocation" a JOIN "GpuPool" p ON p."id" = a."poolId" WHERE a."teamId" = ${teamId}
          AND a."status" IN ('APPROVED', 'RETURNED') AND a."validFrom" < ${to}::date AND a."validTo" > ${from}::date), '[]') AS "allocations",
      (SELECT sum(u."usedMilliHours")::text FROM "UtilisationDay" u
        WHERE u."teamId" = ${teamId} AND u."day" >= ${from}::date AND u."day" < ${to}::date) AS "usedMilliHours"`;
  return row ?? { envelopes: [], allocations: [], usedMilliHours: null };
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** G1: GPU-hours that the agreement promised in a year, from its first day and, of a team that left, until its last (G4). */
function agreedHours(support: readonly AgreementFigure[], year: number, from: Day, until: Day): bigint {
  return support
    .filter(({ resource, period }) => resource === "GPU" && period.startsWith(String(year)))
    .reduce((sum, { period, amount }) => {
      const half = halfYearDays(period);
      const days = { validFrom: later(half.validFrom, from), validTo: earlier(half.validTo, until) };
      return sum + gpuHours({ gpuCount: Number(amount), ...days }, year);
    }, 0n);
}

function gpuFacts(ledger: Ledger, agreed: bigint, year: number): StatementFacts["gpu"] {
  const { from, to } = yearPeriod(year);
  const allocations = ledger.allocations.map(({ pool, ...row }) => {
    const priced = { ...pool, costWon: BigInt(pool.costWon) };
    const months = pool.months.map(({ month, amountWon }) => ({ month, amountWon: BigInt(amountWon) }));
    return {
      ...{ poolKo: row.poolKo, poolEn: row.poolEn, gpuCount: row.gpuCount },
      ...{ from: later(row.validFrom, from), to: earlier(row.validTo, to), hours: String(gpuHours(row, year)) },
      valueWon: String(gpuValueWon({ ...priced, months }, row, year)),
    };
  });
  if (allocations.length === 0 && agreed === 0n) return null;
  const sum = (amounts: readonly string[]) => String(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
  return {
    ...{ key: "GPU", agreedHours: String(agreed), allocations },
    allocatedHours: sum(allocations.map((row) => row.hours)),
    usedHours: ledger.usedMilliHours === null ? null : String(BigInt(ledger.usedMilliHours) / 1_000n),
    valueWon: sum(allocations.map((row) => row.valueWon)),
  };
}

const isUsed = (line: Envelope): boolean =>
  [line.limitWon, line.plannedWon, line.committedWon, line.paidWon, line.carriedInWon].some((won) => won !== "0");

export type YearFacts = { facts: StatementFacts; waitingContributions: number; firstYear: number };

/** Everything a year's statement is computed from. Null without an agreement in force. Callers authorise. */
export async function statementFacts(reader: Reader, team: Team, year: number): Promise<YearFacts | null> {
  const found = (await contributionFacts(reader, [team.id])).get(team.id);
  if (!found?.terms) return null;
  const { terms, standing, paidIn, members, payers } = found;
  const [ledger, rulebook] = [
    await ledgerOf(reader, team.id, year),
    await rulebookContent(reader, team.rulebookVersion),
  ];
  const { content } = terms;
  const until = terms.endsOn ?? nextDay(content.period.to);
  const names = new Map([...payers, ...members].map((one) => [one.organisationId, one]));
  const money = SUPPORT_RESOURCES.flatMap((resource) => ledger.envelopes.filter((line) => line.resource === resource));
  const text = (value: bigint) => String(value);
  const facts: StatementFacts = {
    ...{ year, team: { nameKo: team.nameKo, nameEn: team.nameEn } },
    agreement: {
      ...{ number: terms.number, amendment: terms.amendment, rulebookVersion: content.rulebookVersion },
    },
    gpu: gpuFacts(ledger, agreedHours(content.support, year, content.period.from, until), year),
    money: money.filter(isUsed).map(({ resource, settlementId: _settled, ...line }) => ({ key: resource, ...line })),
    own: standing
      .filter((row) => row.year === year && (row.dueWon > 0n || row.cashWon + row.inKindWon > 0n))
      .map((row) => ({
        ...{ nameKo: "", nameEn: "", ...names.get(row.organisationId), key: `OWN:${row.organisationId}` },
        ...{ organisationId: row.organisationId, dueWon: text(row.dueWon), dueCashWon: text(row.dueCashWon) },
        ...{ cashWon: text(row.cashWon), inKindWon: text(row.inKindWon), shortWon: text(row.shortWon) },
        ...{ shortCashWon: text(row.shortCashWon), excessWon: text(row.excessWon) },
      })),
    lastYears: { TALENT: rulebook.talent.lastYear, DATA: rulebook.programme.lastYear },
  };
  const waitingContributions = paidIn.filter((one) => one.year === year && one.status === "RECORDED").length;
  return { facts, waitingContributions, firstYear: Number(content.period.from.slice(0, 4)) };
}

/** The same, or NOT_FOUND where there is nothing to settle. */
export async function settleableFacts(reader: Reader, team: Team, year: number): Promise<YearFacts> {
  const found = await statementFacts(reader, team, year);
  if (!found) throw new AppError("NOT_FOUND", `nothing to settle of team ${team.id} in ${year}`);
  return found;
}
