import "server-only";
import type { Actor } from "@/lib/access/actor";
import { dateOf, nextDay } from "@/lib/ledger/domain/calendar";
import { formatCount, formatDate, formatInstant, formatWon } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { Listing, MinutesDocument } from "@/lib/platform/pdf";
import { type LineWords, lineName } from "../domain/line-words";
import {
  differs,
  type GpuLine,
  linesOf,
  type MoneyLine,
  type OwnLine,
  type StatementContent,
} from "../domain/statement";
import type { StepView } from "../types";
import { settlementFile } from "./get-settlement";

type Say = (key: string, values?: Record<string, string | number>) => string;

const grouped = (sha256: string): string => sha256.replace(/(.{16})/g, "$1 ").trim();
const named = (locale: Locale, ko: string, en: string): string => (locale === "en" && en ? en : ko);
/** In tables the unit stands above: ten digits and it do not fit. */
const digits = (amount: string): string => formatCount(Number(amount));
const won = (amount: string, locale: Locale): string => formatWon(BigInt(amount), locale);

function moneyListing(money: readonly MoneyLine[], { say, resources }: LineWords): Listing {
  const columns = ["carriedInWon", "limitWon", "committedWon", "paidWon", "carryWon", "returnWon"] as const;
  return {
    ...{ title: say("inWon"), widths: [1, 1, 1, 1, 1, 1, 1], empty: "–", figures: [1, 2, 3, 4, 5, 6] },
    head: [say("money.item"), ...columns.map((key) => say(`money.${key}`))],
    rows: money.map((line) => [resources(line.key), ...columns.map((key) => digits(line[key]))]),
  };
}

function ownListing(own: readonly OwnLine[], { say, locale }: LineWords): Listing {
  const columns = ["dueWon", "dueCashWon", "cashWon", "inKindWon", "shortWon", "shortCashWon"] as const;
  return {
    ...{ title: say("inWon"), widths: [1, 1, 1, 1, 1, 1, 1], empty: "–", figures: [1, 2, 3, 4, 5, 6] },
    head: [say("own.organisation"), ...columns.map((key) => say(`own.${key}`))],
    rows: own.map((line) => [...[named(locale, line.nameKo, line.nameEn), ...columns.map((key) => digits(line[key]))]]),
  };
}

const termOf = ({ from, to }: { from: string; to: string }, locale: Locale): string =>
  `${formatDate(dateOf(from), locale)} ~ ${formatDate(dateOf(nextDay(to, -1)), locale)}`;

function gpuListing({ allocations }: GpuLine, { say, locale }: LineWords): Listing {
  return {
    ...{ title: say("inWon"), widths: [3, 2, 6, 3, 3], empty: "–", figures: [1, 3, 4] },
    head: ["pool", "count", "term", "hours", "value"].map((key) => say(`gpu.${key}`)),
    rows: allocations.map((row) => [
      ...[named(locale, row.poolKo, row.poolEn), formatCount(row.gpuCount), termOf(row, locale)],
      ...[formatCount(Number(row.hours)), digits(row.valueWon)],
    ]),
  };
}

function gpuFacts(gpu: GpuLine, { say, locale }: LineWords) {
  const hours = (key: "agreedHours" | "allocatedHours" | "usedHours") => ({
    label: say(`gpu.${key}`),
    value: gpu[key] === null ? "–" : formatCount(Number(gpu[key])),
  });
  const value = { label: say("gpu.value"), value: won(gpu.valueWon, locale) };
  return [hours("agreedHours"), hours("allocatedHours"), hours("usedHours"), value];
}

/** Names are for staff: where the reader knows none, there is no column of them. */
function stepListing(steps: readonly StepView[], { say, locale }: LineWords): Listing {
  const named = steps.some(({ by }) => by !== null);
  return {
    ...{ title: say("steps.title"), widths: named ? [3, 3, 4] : [1, 1], empty: "–" },
    head: [say("steps.step"), ...(named ? [say("steps.by")] : []), say("steps.at")],
    rows: steps.map((step) => [
      step.resourceKind ? say(`steps.REVIEWED_${step.resourceKind}`) : say(`steps.${step.kind}`),
      ...(named ? [step.by ?? "–"] : []),
      formatInstant(step.at, locale),
    ]),
  };
}

const explanations = (content: StatementContent, words: LineWords) =>
  linesOf(content).flatMap((line) =>
    differs(line) ? [{ title: lineName(line, words), text: line.explanation, tables: [] }] : [],
  );

/** T2, H3, D2: a submitted or approved statement as paper, with its hash and its hands. On record (L2). */
export async function settlementDocument(
  actor: Actor,
  settlementId: string,
  locale: Locale,
): Promise<{ document: MinutesDocument; issuedAt: Date; number: string }> {
  const { view, whole, at, approvedAt } = await settlementFile(actor, settlementId);
  const t = await translatorFor(locale);
  const say: Say = (key, values) => t(`settlement.statement.${key}`, values);
  const words: LineWords = { say, resources: (key) => t(`teams.resources.${key}`), locale };
  const { totals, gpu } = whole;
  const total = (key: keyof typeof totals) => ({ label: say(`totals.${key}`), value: won(totals[key], locale) });
  const round = Math.max(0, ...view.steps.map((step) => step.round));
  const number = `${whole.agreement.number}-S${whole.year}`;
  const hash = view.contentSha256 ?? "";
  const part = (listing: Listing) => ({ title: "", text: "", tables: [listing] });
  const section = (
    title: string,
    parts: MinutesDocument["sections"][number]["parts"],
    facts: MinutesDocument["sections"][number]["facts"] = [],
  ) => ({ title, facts, parts });
  return {
    ...{ number, issuedAt: approvedAt ?? at },
    document: {
      ...{ language: locale, programme: t("layout.portal"), issuer: t("letters.issuer") },
      title: say("documentTitle", { year: String(whole.year) }),
      subtitle: `${named(locale, whole.team.nameKo, whole.team.nameEn)} · ${number}`,
      statement: say(`standing.${view.status}`, { date: approvedAt ? formatDate(approvedAt, locale) : "" }),
      facts: [
        { label: say("agreement"), value: whole.agreement.number, code: true },
        ...(["limitWon", "paidWon", "carryWon", "returnWon", "dueWon", "cashWon", "inKindWon"] as const).map(total),
      ],
      attendance: stepListing(
        view.steps.filter((step) => step.round === round),
        words,
      ),
      sections: [
        section(say("money.title"), [part(moneyListing(whole.money, words))]),
        ...(gpu ? [section(say("gpu.title"), [part(gpuListing(gpu, words))], gpuFacts(gpu, words))] : []),
        section(say("own.title"), [part(ownListing(whole.own, words))]),
        section(say("explanations"), explanations(whole, words)),
      ],
      closing: {
        ...{ title: say("closing"), text: say("closingText") },
        facts: [{ label: "SHA-256", value: grouped(hash), code: true }],
      },
      footer: `${number} · SHA-256 ${hash.slice(0, 16)}…`,
    },
  };
}
