import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { ButtonLink } from "@/components/ui/button-link";
import { ExportDialog } from "@/components/ui/export-dialog";
import { formatCount, formatWon } from "@/lib/platform/format";
import { lineFigures, lineName } from "@/lib/settlement/domain/line-words";
import { linesOf } from "@/lib/settlement/domain/statement";
import type { SettlementView } from "@/lib/settlement/types";
import { SettlementActions } from "./settlement-actions";
import { type FormLine, SettlementForm } from "./settlement-form";
import { SubmitSettlement } from "./submit-settlement";
import { useLineWords } from "./use-line-words";

/** What of each kind of money goes on and what goes back. */
function useAmounts(money: SettlementView["content"]["money"]): string[] {
  const t = useTranslations("settlement.statement");
  const locale = useLocale();
  const words = useLineWords();
  return money.flatMap((line) =>
    (["carryWon", "returnWon"] as const).flatMap((key) =>
      line[key] === "0"
        ? []
        : [
            t(key === "carryWon" ? "decide.carryLine" : "decide.returnLine", {
              item: lineName(line, words),
              amount: formatWon(BigInt(line[key]), locale),
            }),
          ],
    ),
  );
}

/** Files of a submitted statement, and the step that is this reader's. */
export function SettlementHeaderActions({ settlement }: { settlement: SettlementView }) {
  const t = useTranslations("settlement.statement");
  const locale = useLocale();
  const { id, team, year, version, may, blocked, moved, content } = settlement;
  const submits = may.edit && !blocked && settlement.differing.length === 0;
  const affected = useAmounts(content.money);
  return (
    <>
      {may.download && id ? (
        <>
          <ButtonLink href={`/api/settlements/${id}/document?locale=${locale}`} size="compact" download>
            {t("pdf")}
          </ButtonLink>
          <ExportDialog href={`/api/settlements/${id}/table`} formats={["xlsx", "csv"]} note={t("exportNote")} />
        </>
      ) : null}
      {submits ? <SubmitSettlement teamId={team.id} year={year} version={version} affected={affected} /> : null}
      <SettlementActions
        settlement={{ id, year, version, may, moved }}
        team={wordIn(locale, team.nameKo, team.nameEn)}
        affected={affected}
      />
    </>
  );
}

/** What the team still has to write: one field a line that differs, and what it asks to carry over. */
export function SettlementWords({ settlement }: { settlement: SettlementView }) {
  const locale = useLocale();
  const words = useLineWords();
  const amounts = useAmounts(settlement.content.money);
  const lines = linesOf(settlement.content)
    .filter((line) => settlement.differing.includes(line.key))
    .map((line): FormLine => {
      const { planned, actual, unit } = lineFigures(line);
      const figure = (amount: string) =>
        unit === "WON" ? formatWon(BigInt(amount), locale) : formatCount(Number(amount));
      const carryable = "limitWon" in line ? BigInt(line.carryableWon) : 0n;
      return {
        kind: unit === "HOURS" ? "gpu" : "limitWon" in line ? "money" : "own",
        ...{ key: line.key, name: lineName(line, words), planned: figure(planned), actual: figure(actual) },
        ...{ explanation: line.explanation, carryableWon: carryable },
        carryWon: "limitWon" in line && carryable > 0n ? BigInt(line.carryWon) : null,
      };
    });
  if (lines.length === 0 || !settlement.may.edit) return null;
  return (
    <SettlementForm
      teamId={settlement.team.id}
      year={settlement.year}
      version={settlement.version}
      lines={lines}
      submits={settlement.blocked ? null : amounts}
    />
  );
}
