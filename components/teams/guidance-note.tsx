"use client";
import { useLocale, useTranslations } from "next-intl";
import { formatWonCompact } from "@/lib/platform/format";
import type { SupportCellView } from "@/lib/teams/types";

export type Guidance = { jointPerYearWon: bigint; ownPerYearMinWon: bigint; ownPerYearMaxWon: bigint };
type Props = { cell: SupportCellView; guidance: Guidance; value: number | bigint | null };

/** H1's cap binds; T1's guidance of data support is only shown. */
export function GuidanceNote({ cell, guidance, value }: Props) {
  const t = useTranslations("teams.support");
  const locale = useLocale();
  const won = (amount: bigint) => formatWonCompact(amount, locale);
  if (cell.resource === "GPU") return null;
  if (cell.capWon !== null) return <Note>{t("cap", { amount: won(cell.capWon) })}</Note>;
  const amount = value === null ? null : BigInt(value);
  if (cell.resource === "DATA_JOINT") {
    const over = amount !== null && amount > guidance.jointPerYearWon;
    return (
      <Note warn={over ? t("overGuidance") : undefined}>
        {t("jointGuidance", { amount: won(guidance.jointPerYearWon) })}
      </Note>
    );
  }
  const { ownPerYearMinWon: min, ownPerYearMaxWon: max } = guidance;
  const outside = amount !== null && amount > 0n && (amount < min || amount > max);
  return (
    <Note warn={outside ? t("overGuidance") : undefined}>{t("ownGuidance", { min: won(min), max: won(max) })}</Note>
  );
}

function Note({ children, warn }: { children: string; warn?: string | undefined }) {
  return (
    <span className="mt-1 block text-small text-text-2">
      {children}
      {warn ? <span className="text-warning"> · {warn}</span> : null}
    </span>
  );
}
