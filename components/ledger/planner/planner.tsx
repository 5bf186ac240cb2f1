"use client";
import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { refusalParams } from "@/components/ui/refusal-params";
import { forecast, type VariantPeriod } from "@/lib/ledger/domain/forecast";
import { applyMoves, type Move, moveRefusals, standingMoves } from "@/lib/ledger/domain/timeline";
import type { PlannerView, ScenarioView } from "@/lib/ledger/types/planner";
import { formatWon } from "@/lib/platform/format";
import { BarTable } from "./bar-table";
import { beginningVariant } from "./beginning";
import { ForecastTable } from "./forecast-table";
import { MoveVerdict } from "./move-verdict";
import { SaveScenario } from "./save-scenario";
import { ScenarioCompare } from "./scenario-compare";
import { Timeline } from "./timeline";
import { useWhatIf } from "./use-what-if";
import { VariantChoice } from "./variant-choice";

/** G1, G2, G4: what if? Everything is reckoned in the browser by the ledger's own rules; nothing of it changes the ledger. */
export function Planner({ planner }: { planner: PlannerView }) {
  const t = useTranslations("ledger.planner");
  const refusals = useTranslations("ledger.refusals");
  const locale = useLocale();
  const whatIf = useWhatIf(() => ({ variant: beginningVariant(planner), moves: [], openedId: null }));
  const { variant, moves, openedId } = whatIf.now;
  const bars = applyMoves(planner.bars, moves);
  const facts = { ...planner, lessorExcludedThrough: planner.rules.lessorExcludedThrough };
  const moved = new Set(moves.map((move) => move.id));
  const problems = new Map(
    [...moveRefusals(planner.bars, moves, facts)].map(([id, refusal]) => [
      id,
      refusals(refusal.reason as "TEAM_LEFT", refusalParams(refusal.params, locale)),
    ]),
  );
  const move = (next: Move, part?: string) =>
    whatIf.change((before) => {
      const all = [...before.moves.filter((one) => one.id !== next.id), next];
      return { ...before, moves: standingMoves(planner.bars, all) };
    }, part);
  const change = (halfYear: string, values: Partial<VariantPeriod>) =>
    whatIf.change(
      (before) => {
        const periods = before.variant.periods.map((one) => (one.halfYear === halfYear ? { ...one, ...values } : one));
        return { ...before, variant: { ...before.variant, periods } };
      },
      `${halfYear} ${Object.keys(values)}`,
    );
  const open = ({ id, content }: ScenarioView) =>
    whatIf.change(() => ({
      ...{ openedId: id, variant: content.variant },
      moves: standingMoves(planner.bars, content.moves),
    }));
  const scenario = planner.scenarios.find((one) => one.id === openedId) ?? null;
  const undo = whatIf.mayUndo ? (
    <Button size="compact" onClick={whatIf.undo}>
      {t("undo")}
    </Button>
  ) : null;
  return (
    <Stack>
      <Card
        title={t("forecast")}
        hint={t("forecastHint")}
        actions={
          <span className="flex flex-wrap gap-2">
            {undo}
            {planner.maySave ? <SaveScenario content={{ variant, moves: [...moves] }} opened={scenario} /> : null}
          </span>
        }
      >
        <VariantChoice
          planner={planner}
          variant={variant}
          onChange={(next, part) => whatIf.change((before) => ({ ...before, variant: next }), part)}
        />
        <ForecastTable
          rows={forecast(variant, planner.pools, planner.rules)}
          blocks={planner.rules.blocks}
          onChange={change}
        />
        <p className="mt-3 text-small text-text-2">
          {t("costNote", { price: formatWon(planner.rules.monthlyCostWonPerGpu, locale) })}
        </p>
      </Card>
      <Card title={t("compare")} hint={t("compareHint")}>
        <ScenarioCompare planner={planner} current={{ variant, moves }} opened={scenario} onOpen={open} />
      </Card>
      <Card title={t("timeline")} hint={t("timelineHint")}>
        <MoveVerdict
          {...{ bars, moved, problems, undo }}
          onReset={() => whatIf.change((now) => ({ ...now, moves: [] }))}
        />
        <Timeline
          {...{ pools: planner.pools, origins: planner.bars, bars, problems, today: planner.today }}
          onMove={move}
        />
      </Card>
      <Card title={t("table")}>
        <BarTable {...{ pools: planner.pools, origins: planner.bars, bars, moved, problems }} onMove={move} />
      </Card>
    </Stack>
  );
}
