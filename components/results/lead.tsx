import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant, formatScore } from "@/lib/platform/format";
import { briefOf, type Margin } from "@/lib/results/domain/brief";
import type { StageResultView } from "@/lib/results/types";
import type { StageRow } from "@/lib/stages/domain/result";
import { tieWords } from "./how-decided";
import { exactPoints, namesOf } from "./words";

type Props = { view: StageResultView };
const points = (row: StageRow | undefined): string => formatScore(row?.displayHundredths ?? 0);

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className="max-w-[52em]">
      <b>{label}</b> {children}
    </p>
  );
}

/** Where the line was drawn, by how much, and whether chance could have drawn it elsewhere. */
async function CutLine({ view, margin }: Props & { margin: Margin }) {
  const t = await getTranslations("results");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const row = (teamId: string) => view.rows.find((one) => one.teamId === teamId);
  const [above, below] = [row(margin.above), row(margin.below)];
  const facts = {
    ...{ rank: margin.rank, above: names.team(margin.above), abovePoints: points(above) },
    ...{ next: margin.rank + 1, below: names.team(margin.below), belowPoints: points(below) },
    points: exactPoints(margin.numerator),
  };
  const step = below?.decidedBy ? tieWords(below.decidedBy, names, t) : "";
  return (
    <Line label={t("lead.cut")}>
      {t(margin.numerator === 0n ? "lead.tied" : "lead.margin", { ...facts, step })}{" "}
      {margin.isSeparable === null ? null : t(margin.isSeparable ? "lead.apart" : "lead.close")}
    </Line>
  );
}

/** A result in a minute: who goes on, who leaves and why, where the line is, how sure it is, and whether it is final. */
export async function ResultLead({ view }: Props) {
  const t = await getTranslations("results.lead");
  const locale = await getLocale();
  const names = namesOf(view, locale);
  const having = (result: string) => view.rows.filter((row) => row.result === result);
  const [advancing, leaving, withdrawn] = [having("ADVANCE"), having("ELIMINATED"), having("WITHDRAWN")];
  const listed = (rows: readonly StageRow[]) => names.teams(rows.map(({ teamId }) => teamId));
  const why = (row: StageRow): string => {
    const name = names.team(row.teamId);
    if (row.reason === "GATE") return t("why.gate", { name, gates: row.failedGates.map(names.gate).join(", ") });
    if (row.reason === "MINIMUM") return t("why.minimum", { name, points: points(row) });
    return t("why.rank", { name, points: points(row), rank: row.rank ?? 0 });
  };
  const { margin, tried, changed } = briefOf(view.rows, view.plan, view.sensitivity);
  const { publishedAt, finalAt, objectionsDueAt } = view.stage;
  return (
    <div className="grid gap-1.5">
      <p className="text-lead font-bold">
        {advancing.length > 0 ? t("outcome", { teams: view.teams.length, advancing: advancing.length }) : t("nobody")}
      </p>
      {advancing.length > 0 ? <Line label={t("advancing")}>{listed(advancing)}</Line> : null}
      {leaving.length > 0 ? <Line label={t("leaving")}>{leaving.map(why).join(", ")}</Line> : null}
      {withdrawn.length > 0 ? <Line label={t("withdrawn")}>{listed(withdrawn)}</Line> : null}
      {margin ? <CutLine view={view} margin={margin} /> : null}
      {tried > 0 && advancing.length > 0 ? (
        <Line label={t("sure")}>
          {changed > 0 ? t("sureChanges", { tried, changed }) : t("sureFirm", { tried })}{" "}
          <TextLink href="#sure">{t("sureMore")}</TextLink>
        </Line>
      ) : null}
      {publishedAt && finalAt ? (
        <Line label={t("standing")}>{t("final", { at: formatInstant(finalAt, locale) })}</Line>
      ) : null}
      {publishedAt && !finalAt && objectionsDueAt ? (
        <Line label={t("standing")}>{t("open", { until: formatInstant(objectionsDueAt, locale) })}</Line>
      ) : null}
    </div>
  );
}
