import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/platform/format";
import { chooseScoreAction } from "@/lib/references/actions";
import { scoreText } from "@/lib/references/domain/millionths";
import type { ModelDetail, ScoreGroup, ScoreView } from "@/lib/references/types";
import { useBenchmarkWords } from "./benchmark-table";
import { Measured, SourceLink } from "./figure";

type Line = { group: ScoreGroup; score: ScoreView; isFirst: boolean };

function Use({ line, mayEdit }: { line: Line; mayEdit: boolean }) {
  const t = useTranslations("references");
  const { name } = useBenchmarkWords();
  const { group, score } = line;
  if (score.chosen) return <StatusTag tone="done">{t("counts")}</StatusTag>;
  if (!mayEdit) return <StatusTag tone="todo">{t("beside")}</StatusTag>;
  return (
    <ConfirmDialog
      triggerLabel={t("model.choose")}
      triggerVariant="secondary"
      triggerSize="compact"
      title={t("model.chooseTitle")}
      description={t("model.chooseBody", {
        benchmark: name(group.benchmark),
        value: scoreText(score.valueMillionths, group.benchmark.scaleMaxMillionths),
      })}
      confirmLabel={t("model.choose")}
      action={chooseScoreAction}
      input={{ scoreId: score.id, insteadOf: group.scores.find((one) => one.chosen)?.id ?? null }}
      refusalsNamespace="references"
      successMessage={t("model.chosen")}
    />
  );
}

function useColumns(mayEdit: boolean): Column<Line>[] {
  const t = useTranslations("references");
  const { name } = useBenchmarkWords();
  const locale = useLocale();
  return [
    {
      key: "benchmark",
      header: t("model.benchmark"),
      primary: true,
      render: ({ group, isFirst }) => (
        <span className={isFirst ? "" : "md:pl-4 md:font-normal md:text-text-2"}>
          <TextLink href={`/references/benchmarks/${group.benchmark.id}`}>{name(group.benchmark)}</TextLink>
          {isFirst && group.scores.length > 1 ? (
            <span className="block text-fine font-normal text-text-2">
              {t("model.several", { count: group.scores.length })}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: "value",
      header: t("model.value"),
      align: "end",
      render: ({ group, score }) => (
        <span className={`num ${score.chosen ? "font-semibold" : "text-text-2"}`}>
          {scoreText(score.valueMillionths, group.benchmark.scaleMaxMillionths)}
        </span>
      ),
    },
    {
      key: "reported",
      header: t("model.reported"),
      render: ({ score }) => (
        <span className="flex flex-wrap gap-1">
          <Measured selfReported={score.selfReported} />
          {score.verified ? <StatusTag tone="done">{t("verified")}</StatusTag> : null}
        </span>
      ),
    },
    {
      key: "variant",
      header: t("model.variant"),
      render: ({ score }) => (
        <span className="text-small">
          {[score.variant, score.measuredOn ? formatDate(score.measuredOn, locale) : ""].filter(Boolean).join(" · ") ||
            t("model.none")}
        </span>
      ),
    },
    {
      key: "source",
      header: t("source"),
      render: ({ score }) => <SourceLink url={score.sourceUrl} note={score.sourceNote} />,
    },
    {
      key: "use",
      header: t("model.status"),
      render: (line) => <Use line={line} mayEdit={mayEdit} />,
    },
  ];
}

/** E5: every published figure with its source; several of one benchmark stand side by side, one counts. */
export function ScoreGroups({ model }: { model: ModelDetail }) {
  const t = useTranslations("references.model");
  const columns = useColumns(model.mayEdit);
  const lines = model.groups.flatMap((group) =>
    group.scores.map((score, index): Line => ({ group, score, isFirst: index === 0 })),
  );
  return (
    <Card title={t("scores")} hint={t("scoresHint")}>
      <Table
        caption={t("scores")}
        captionHidden
        rows={lines}
        rowKey={(line) => line.score.id}
        columns={columns}
        empty={<EmptyState title={t("noScores")}>{t("noScoresBody")}</EmptyState>}
      />
    </Card>
  );
}
