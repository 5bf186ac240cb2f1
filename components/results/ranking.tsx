import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatScore } from "@/lib/platform/format";
import type { StageResultView } from "@/lib/results/types";
import type { StageRow } from "@/lib/stages/domain/result";
import { tieWords } from "./how-decided";
import { cutAfter, namesOf } from "./words";

const FULL_HUNDREDTHS = 10_000;
const TONES: Record<StageRow["result"], StatusTone> = { ADVANCE: "done", ELIMINATED: "stop", WITHDRAWN: "todo" };

/** E4, S5: the ranking with its cut line, and the step of the tie chain wherever one decided. */
export async function Ranking({ view }: { view: StageResultView }) {
  const t = await getTranslations("results.ranking");
  const cut = cutAfter(view.rows);
  return (
    <Card title={t("title")}>
      <ol>
        {view.rows.map((row, index) => (
          <Place key={row.teamId} row={row} view={view} isAboveCut={index + 1 === cut} />
        ))}
      </ol>
    </Card>
  );
}

async function Place({ row, view, isAboveCut }: { row: StageRow; view: StageResultView; isAboveCut: boolean }) {
  const t = await getTranslations("results");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const notes = [
    ...(row.reason === "GATE" ? [t("ranking.gate", { gates: row.failedGates.map(names.gate).join(", ") })] : []),
    ...(row.reason === "MINIMUM" ? [t("ranking.minimum")] : []),
    ...(row.reason === "WITHDRAWAL" ? [t("ranking.withdrawal")] : []),
    ...(row.decidedBy ? [t("ranking.tie", { step: tieWords(row.decidedBy, names, t) })] : []),
    ...(row.displayTieOnly ? [t("ranking.displayTie")] : []),
  ];
  const share = (row.displayHundredths ?? 0) / FULL_HUNDREDTHS;
  return (
    <li className="border-t border-line first:border-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 py-3 md:grid-cols-[4.5rem_minmax(0,10rem)_minmax(0,1fr)_7rem_6rem]">
        <span className="num text-small text-text-2 md:text-body">
          {row.rank === null ? t("ranking.unranked") : t("ranking.place", { rank: row.rank })}
        </span>
        <b className="order-first col-span-2 md:order-none md:col-span-1">{names.team(row.teamId)}</b>
        <span
          aria-hidden="true"
          className="order-last col-span-2 h-2 overflow-hidden rounded bg-line md:order-none md:col-span-1"
        >
          <span
            className={`block h-full ${row.result === "ADVANCE" ? "bg-primary-bar" : "bg-danger-solid"}`}
            style={{ width: `${share * 100}%` }}
          />
        </span>
        <b className="num text-right">
          {row.displayHundredths === null ? "–" : t("ranking.points", { points: formatScore(row.displayHundredths) })}
        </b>
        <span className="col-span-2 md:col-span-1">
          <StatusTag tone={TONES[row.result]}>{t(`ranking.verdicts.${row.result}`)}</StatusTag>
        </span>
      </div>
      {notes.length > 0 ? <p className="pb-3 text-small text-text-2">{notes.join(" · ")}</p> : null}
      {isAboveCut ? (
        <p className="border-t-2 border-dashed border-line-strong pt-1 pb-2 text-center text-small text-text-2">
          {t("ranking.cut")}
        </p>
      ) : null}
    </li>
  );
}
