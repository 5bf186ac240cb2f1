"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { forecast, type Variant, type VariantPeriod } from "@/lib/ledger/domain/forecast";
import { applyMoves, barRefusal, type Move, shiftBar } from "@/lib/ledger/domain/timeline";
import type { PlannerBar, PlannerView, ScenarioView } from "@/lib/ledger/types/planner";
import { formatWon } from "@/lib/platform/format";
import { BarTable } from "./bar-table";
import { beginningVariant } from "./beginning";
import { ForecastTable } from "./forecast-table";
import { MoveVerdict } from "./move-verdict";
import { SaveScenario } from "./save-scenario";
import { ScenarioCompare } from "./scenario-compare";
import { Timeline } from "./timeline";
import { VariantChoice } from "./variant-choice";

/** G1, G2, G4: what if? Everything is reckoned in the browser by the ledger's own rules; nothing of it changes the ledger. */
export function Planner({ planner }: { planner: PlannerView }) {
  const t = useTranslations("ledger.planner");
  const refusals = useTranslations("ledger.refusals");
  const locale = useLocale();
  const [variant, setVariant] = useState<Variant>(() => beginningVariant(planner));
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const bars = applyMoves(planner.bars, moves);
  const facts = { ...planner, lessorExcludedThrough: planner.rules.lessorExcludedThrough };
  const moved = new Set(moves.map((move) => move.id));
  const problems = new Map(
    bars.flatMap((bar) => {
      // Nothing moved, nothing judged: what stands was granted by the database.
      const refusal = moves.length > 0 ? barRefusal(bar, bars, facts) : null;
      return refusal && (moved.has(bar.id) || refusal.reason === "POOL_EXHAUSTED")
        ? [[bar.id, refusals(refusal.reason as "TEAM_LEFT", refusal.params)] as const]
        : [];
    }),
  );
  const move = (next: Move) => {
    const was = planner.bars.find((bar) => bar.id === next.id);
    const back = was?.validFrom === next.validFrom && was.validTo === next.validTo;
    setMoves((all) => [...all.filter((one) => one.id !== next.id), ...(back ? [] : [next])]);
  };
  const shift = (bar: PlannerBar, months: number) => move(shiftBar(bar, months));
  const change = (halfYear: string, values: Partial<VariantPeriod>) =>
    setVariant((before) => ({
      ...before,
      periods: before.periods.map((one) => (one.halfYear === halfYear ? { ...one, ...values } : one)),
    }));
  const open = (scenario: ScenarioView) => {
    setOpened(scenario.id);
    setVariant(scenario.content.variant);
    setMoves(scenario.content.moves);
  };
  const scenario = planner.scenarios.find((one) => one.id === opened) ?? null;
  return (
    <Stack>
      <Card
        title={t("forecast")}
        hint={t("forecastHint")}
        actions={
          planner.maySave ? <SaveScenario content={{ variant, moves: [...moves] }} opened={scenario} /> : undefined
        }
      >
        <VariantChoice planner={planner} variant={variant} onChange={setVariant} />
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
        <ScenarioCompare planner={planner} current={variant} onOpen={open} />
      </Card>
      <Card title={t("timeline")} hint={t("timelineHint")}>
        <MoveVerdict {...{ bars, moved, problems }} onReset={() => setMoves([])} />
        <Timeline {...{ pools: planner.pools, bars, problems }} onShift={shift} />
      </Card>
      <Card title={t("table")}>
        <BarTable {...{ pools: planner.pools, bars, moved, problems }} onMove={move} />
      </Card>
    </Stack>
  );
}
