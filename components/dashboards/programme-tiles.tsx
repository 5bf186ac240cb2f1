import { getLocale, getTranslations } from "next-intl/server";
import { TileGrid } from "@/components/layout/tile-grid";
import { StatTile } from "@/components/ui/stat-tile";
import type { StageView } from "@/lib/dashboards/domain/standings";
import type { BudgetYear, Dashboard, GpuView, ReviewState } from "@/lib/dashboards/types";
import { formatGpu, formatInstantShort, formatPercent, formatScore, formatWonCompact } from "@/lib/platform/format";
import { nameIn, titleIn } from "./names";

type Answer = { answer: string; detail: string; href?: string | undefined };

async function reviewAnswer(review: ReviewState): Promise<Answer> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  if (review.kind === "CONFLICT") return { answer: t("tiles.none"), detail: t("conflictShort") };
  if (review.kind === "NONE" || review.panels.length === 0)
    return { answer: t("tiles.none"), detail: t("tiles.reviewsNone") };
  const sum = (key: "submitted" | "expected") => review.panels.reduce((total, panel) => total + panel[key], 0);
  const [submitted, expected] = [sum("submitted"), sum("expected")];
  const missing = expected - submitted;
  const due = review.panels.find((panel) => panel.submitted < panel.expected)?.dueAt;
  const late = due
    ? t("tiles.reviewsMissing", { missing, due: formatInstantShort(due, locale) })
    : t("tiles.reviewsMissingNoDue", { missing });
  return {
    answer: t("tiles.of", { count: String(submitted), total: String(expected) }),
    detail: missing === 0 ? t("tiles.reviewsAll") : late,
    href: `/manage/calls/${review.callId}/panel`,
  };
}

async function aheadAnswer(view: StageView | null): Promise<Answer> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  if (!view) return { answer: t("tiles.none"), detail: t("tiles.aheadNone"), href: "/stages" };
  const href = `/stages/${view.stageId}`;
  const stage = titleIn(locale, view);
  if (view.standings.kind === "CONFLICT") return { answer: t("tiles.none"), detail: t("conflictShort") };
  const first = view.standings.kind === "OPEN" ? view.standings.rows[0] : undefined;
  if (first && first.displayHundredths !== null) {
    const score = formatScore(first.displayHundredths);
    return { answer: nameIn(locale, first), detail: t("tiles.aheadScore", { score, stage }), href };
  }
  const of = (count: number, total: number) => t("tiles.of", { count: String(count), total: String(total) });
  if (view.cells)
    return { answer: of(view.cells.filled, view.cells.expected), detail: t("tiles.aheadCells", { stage }), href };
  if (view.state === "CONSULTATION")
    return { answer: of(view.answered, view.teams), detail: t("tiles.aheadAnswered", { stage }), href };
  const state = t(`stageStates.${view.state}`);
  return { answer: t("tiles.none"), detail: t("tiles.aheadHidden", { stage, state }), href };
}

async function gpuAnswer({ held, allocated, reserved }: GpuView): Promise<Answer> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  if (held === 0) return { answer: t("tiles.none"), detail: t("tiles.gpuNone"), href: "/ledger" };
  const gpus = (count: number) => formatGpu(count, locale);
  const share = formatPercent(allocated / held);
  const detail = t("tiles.gpuDetail", { held: gpus(held), allocated: gpus(allocated), share });
  const waits = reserved > 0 ? ` · ${t("tiles.gpuReserved", { reserved: gpus(reserved) })}` : "";
  return { answer: gpus(held - allocated - reserved), detail: detail + waits, href: "/ledger" };
}

async function budgetAnswer(years: readonly BudgetYear[], year: number): Promise<Answer> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const href = "/ledger/budgets";
  const own = years.find((one) => one.year === year);
  if (!own || own.limitWon === 0n) return { answer: t("tiles.none"), detail: t("tiles.budgetNone"), href };
  const won = (amount: bigint) => formatWonCompact(amount, locale);
  const detail = { committed: won(own.committedWon), paid: won(own.paidWon), limit: won(own.limitWon) };
  const answer = formatPercent(Number(own.committedWon) / Number(own.limitWon));
  return { answer, detail: t("tiles.budgetDetail", detail), href };
}

/** Four questions that staff ask first, each leading to its rows; only those this person may have answered. */
export async function ProgrammeTiles({ dashboard }: { dashboard: Dashboard }) {
  const t = await getTranslations("dashboards.tiles");
  const { review, stage, followsStages, gpu, budgets, currentYear } = dashboard;
  const [reviews, ahead, free, budget] = await Promise.all([
    review && reviewAnswer(review),
    followsStages ? aheadAnswer(stage) : null,
    gpu && gpuAnswer(gpu),
    budgets && budgetAnswer(budgets, currentYear),
  ]);
  return (
    <TileGrid>
      {reviews ? <StatTile question={t("reviews")} {...reviews} /> : null}
      {ahead ? <StatTile question={t("ahead")} {...ahead} /> : null}
      {free ? <StatTile question={t("gpu")} {...free} /> : null}
      {budget ? <StatTile question={t("budget")} {...budget} /> : null}
    </TileGrid>
  );
}
