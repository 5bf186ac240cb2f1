import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { formatWon } from "@/lib/platform/format";
import type { MemberYear, Verdict as VerdictKind } from "@/lib/settlement/domain/standing";
import { VERDICT_TONES } from "./words";

type Props = { row: Pick<MemberYear, "shortWon" | "shortCashWon" | "excessWon"> & { verdict: VerdictKind } };

/** D2: whether an amount is met, with what lacks of all and of the money in it, or what was paid beyond it. */
export function Verdict({ row }: Props) {
  const t = useTranslations("settlement.verdicts");
  const locale = useLocale();
  // While the year runs it is not lacking yet.
  const [short, shortCash] =
    row.verdict === "OPEN" ? (["left", "leftCash"] as const) : (["short", "shortCash"] as const);
  if (row.verdict === "NONE") return <span className="text-text-2">{t("NONE")}</span>;
  const lines = [
    ...(row.shortWon > 0n ? [t(short, { amount: formatWon(row.shortWon, locale) })] : []),
    ...(row.shortCashWon > 0n ? [t(shortCash, { amount: formatWon(row.shortCashWon, locale) })] : []),
    ...(row.excessWon > 0n ? [t("excess", { amount: formatWon(row.excessWon, locale) })] : []),
  ];
  return (
    <>
      <StatusTag tone={VERDICT_TONES[row.verdict]}>{t(row.verdict)}</StatusTag>
      {lines.map((line) => (
        <span key={line} className="block text-fine text-text-2">
          {line}
        </span>
      ))}
    </>
  );
}
