import { type Day, dateOf, nextDay } from "@/lib/ledger/domain/calendar";
import { formatDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";

/** The name in the page's language, of a pair like poolKo/poolEn. */
export const wordIn = (locale: string, ko: string | null, en: string | null): string =>
  (locale === "ko" ? ko : en || ko) ?? "";

type Translate = (key: "period", values: { from: string; to: string }) => string;

/** A half-open period as people read it: first and last day. Takes the translator of namespace `ledger`. */
export function termText(t: Translate, locale: Locale, period: { validFrom: Day; validTo: Day }): string {
  const last = period.validTo > period.validFrom ? nextDay(period.validTo, -1) : period.validTo;
  return t("period", { from: formatDate(dateOf(period.validFrom), locale), to: formatDate(dateOf(last), locale) });
}

const PLAIN = ["request", "approval"] as const;
const LEFT = /^stage (\d+): (ELIMINATED|WITHDRAWN)$/;
export type ReasonWords = {
  (key: `pool.reasons.${(typeof PLAIN)[number]}`): string;
  (key: `pool.reasons.${"ELIMINATED" | "WITHDRAWN"}`, values: { stage: string }): string;
};

/** Requests, approvals and what a stage's result brings about are on record by their kind; the words are the page's. */
export function reasonText(t: ReasonWords, reason: string): string {
  const plain = PLAIN.find((one) => one === reason);
  if (plain) return t(`pool.reasons.${plain}`);
  const [, stage, status] = LEFT.exec(reason) ?? [];
  return stage ? t(`pool.reasons.${status as "ELIMINATED" | "WITHDRAWN"}`, { stage }) : reason;
}
