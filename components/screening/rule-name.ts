import { useLocale, useTranslations } from "next-intl";
import { inLanguage } from "@/components/proposals/names";
import type { StatusTone } from "@/components/ui/status-tag";
import type { FindingVerdict } from "@/lib/screening/domain/evidence";
import type { FindingRow } from "@/lib/screening/types";

export const STANDING_TONES: Record<FindingVerdict, StatusTone> = { PASS: "done", FAIL: "stop", OPEN: "todo" };

/** Where a finding stands on its page. */
export const anchorOf = ({ rule }: Pick<FindingRow, "rule">): string => `finding-${rule.replace(":", "-")}`;

/** What people call a rule: the portal's own by message, a check by the rulebook. */
export function useRuleName(): (row: Pick<FindingRow, "rule" | "check">) => string {
  const t = useTranslations("screening.rules");
  const locale = useLocale();
  return ({ rule, check }) => (check ? inLanguage(locale, check.nameKo, check.nameEn) : t(rule));
}
