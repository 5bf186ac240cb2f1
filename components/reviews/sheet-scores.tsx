import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { formatScore } from "@/lib/platform/format";
import type { GuardedRanking, RankingRow } from "@/lib/reviews/types";
import { leadIn } from "./names";

type Open = Extract<GuardedRanking, { access: "OPEN" }>;

function Cell({ sheet }: { sheet: RankingRow["sheets"][number] | undefined }) {
  const t = useTranslations("reviews.ranking");
  if (!sheet) return <span className="text-text-2">–</span>;
  const vote =
    sheet.suitable === null ? null : (
      <span className="block text-fine">{t(sheet.suitable ? "votedSuitable" : "votedUnsuitable")}</span>
    );
  if (!sheet.dropped)
    return (
      <>
        {formatScore(sheet.totalHundredths)}
        {vote}
      </>
    );
  return (
    <span className="text-text-2">
      <s>{formatScore(sheet.totalHundredths)}</s>
      <span className="block text-fine">{t(`dropped.${sheet.dropped}`)}</span>
      {vote}
    </span>
  );
}

/** S4: every sheet's total by seat, the dropped ones marked. Scrolls sideways by itself. */
export function SheetScores({ page }: { page: Open }) {
  const t = useTranslations("reviews.ranking");
  const r = useTranslations("reviews");
  const locale = useLocale();
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">{t("sheets")}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 border-b border-line-strong bg-surface px-3 py-2 text-left text-text-2"
            >
              {r("consortium")}
            </th>
            {page.seats.map((seatNo) => (
              <th
                key={seatNo}
                scope="col"
                className="num border-b border-line-strong px-3 py-2 text-right whitespace-nowrap text-text-2"
              >
                {r("seat", { no: seatNo })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.proposalId}>
              <th
                scope="row"
                className="sticky left-0 border-b border-line bg-surface px-3 py-2 text-left font-semibold"
              >
                {page.may.export ? (
                  <TextLink href={`/manage/proposals/${row.proposalId}`}>{leadIn(locale, row)}</TextLink>
                ) : (
                  leadIn(locale, row)
                )}
              </th>
              {page.seats.map((seatNo) => (
                <td key={seatNo} className="num border-b border-line px-3 py-2 text-right">
                  <Cell sheet={row.sheets.find((sheet) => sheet.seatNo === seatNo)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
