"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { removeScenarioAction } from "@/lib/ledger/actions/planning";
import { forecast, sumForecast, type Variant } from "@/lib/ledger/domain/forecast";
import { type Move, moveRefusals, standingMoves } from "@/lib/ledger/domain/timeline";
import type { PlannerView, ScenarioView } from "@/lib/ledger/types/planner";
import { formatCount, formatInstant, formatWonCompact } from "@/lib/platform/format";
import { arrows, shortText, type Translate } from "./words";

type Content = { variant: Variant; moves: readonly Move[] };
type Props = {
  planner: PlannerView;
  current: Content;
  opened: ScenarioView | null;
  onOpen: (scenario: ScenarioView) => void;
};
type Line = Content & { key: string; name: string; note: string; saved: ScenarioView | null };

/** Saved what-ifs beside the one on the page, each reckoned with the pools of now. */
export function ScenarioCompare({ planner, current, opened, onOpen }: Props) {
  const t = useTranslations("ledger");
  const teams = useTranslations("teams");
  const locale = useLocale();
  const translate = t as unknown as Translate;
  const lines: Line[] = [
    {
      ...{ key: "current", name: t("planner.current"), saved: null, ...current },
      note: opened ? t("planner.openedFrom", { name: opened.name }) : "",
    },
    ...planner.scenarios.map((saved) => ({
      ...{ key: saved.id, name: saved.name, note: saved.note, saved, ...saved.content },
    })),
  ];
  const sums = new Map(
    lines.map((line) => [line.key, sumForecast(forecast(line.variant, planner.pools, planner.rules))]),
  );
  const movesText = (all: readonly Move[]) => {
    const moves = standingMoves(planner.bars, all);
    if (moves.length === 0) return t("planner.noMoves");
    const facts = { ...planner, lessorExcludedThrough: planner.rules.lessorExcludedThrough };
    const wrong = moveRefusals(planner.bars, moves, facts).size;
    const count = { count: formatCount(moves.length), wrong: formatCount(wrong) };
    return t(wrong > 0 ? "planner.movesWrong" : "planner.movesFit", count);
  };
  const cost = (name: "poolCostWon" | "extraCostWon", header: string) => ({
    key: name,
    header,
    align: "end" as const,
    render: (line: Line) => (
      <>
        <span className="whitespace-nowrap">{formatWonCompact(sums.get(line.key)?.[name] ?? 0n, locale)}</span>
        {name === "poolCostWon" ? (
          <span className="block text-small text-text-2">
            <span className="md:block">{t("planner.idleCost")} </span>
            {formatWonCompact(sums.get(line.key)?.idleCostWon ?? 0n, locale)}
          </span>
        ) : null}
      </>
    ),
  });
  return (
    <Table
      caption={t("planner.compare")}
      captionHidden
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: "name",
          header: t("planner.scenario"),
          primary: true,
          render: ({ name, note, saved }) => (
            <>
              {name}
              {note ? <span className="block text-small font-normal text-text-2">{note}</span> : null}
              {saved ? (
                <span className="block text-small font-normal text-text-2">
                  {t("planner.by", { name: saved.updatedBy, at: formatInstant(saved.updatedAt, locale) })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "narrowing",
          header: t("planner.narrowing"),
          render: ({ variant }) => (
            <span className="num">
              <span className="md:whitespace-nowrap">{arrows(variant.periods.map((one) => one.teams))}</span>
              <span className="block text-small text-text-2">
                {t("planner.perTeamList", {
                  counts: variant.periods.map((one) => formatCount(one.perTeam)).join(" · "),
                })}
              </span>
            </span>
          ),
        },
        {
          key: "short",
          header: t("planner.firstShort"),
          render: ({ key }) => (
            <div className="md:min-w-24">{shortText(translate, teams, locale, sums.get(key)?.firstShort ?? null)}</div>
          ),
        },
        {
          key: "moves",
          header: t("planner.movesList"),
          render: ({ moves }) => <div className="md:min-w-24">{movesText(moves)}</div>,
        },
        cost("poolCostWon", t("planner.poolCost")),
        cost("extraCostWon", t("planner.extraCost")),
        {
          key: "actions",
          header: t("planner.actions"),
          render: ({ saved }) =>
            saved ? (
              <span className="flex flex-wrap gap-2">
                <Button size="compact" onClick={() => onOpen(saved)}>
                  {t("planner.open")}
                </Button>
                {planner.maySave ? (
                  <ConfirmDialog
                    triggerLabel={t("planner.remove")}
                    triggerVariant="secondary"
                    triggerSize="compact"
                    title={t("planner.removeTitle")}
                    affected={[saved.name]}
                    affectedLabel={t("allocations.affected")}
                    confirmLabel={t("planner.remove")}
                    tone="danger"
                    action={removeScenarioAction}
                    input={{ scenarioId: saved.id, expectedVersion: saved.version }}
                    refusalsNamespace="ledger"
                    successMessage={t("planner.removed")}
                  />
                ) : null}
              </span>
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}
