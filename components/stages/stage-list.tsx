import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/platform/format";
import { isPublished } from "@/lib/stages/domain/state";
import type { StageSummary } from "@/lib/stages/types";
import { titleIn } from "./names";
import { stageTone } from "./stage-progress";

export async function StageList({ stages }: { stages: StageSummary[] }) {
  const t = await getTranslations("stages");
  const r = await getTranslations("results");
  const locale = await getLocale();
  if (stages.length === 0) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  return (
    <Card>
      <Table
        caption={t("title")}
        captionHidden
        rows={stages}
        rowKey={(stage) => stage.id}
        columns={[
          {
            key: "title",
            header: t("stage"),
            primary: true,
            render: (stage) => <TextLink href={`/stages/${stage.id}`}>{titleIn(locale, stage)}</TextLink>,
          },
          {
            key: "teams",
            header: t("teams"),
            render: (stage) => t("narrowing", { teams: stage.teamCount, survivors: stage.survivors }),
          },
          { key: "cutoff", header: t("cutoff"), render: (stage) => formatDate(stage.cutoffOn, locale) },
          {
            key: "state",
            header: t("state"),
            render: (stage) => <StatusTag tone={stageTone(stage.state)}>{t(`states.${stage.state}`)}</StatusTag>,
          },
          {
            key: "result",
            header: t("result.title"),
            render: (stage) =>
              isPublished(stage.state) ? <TextLink href={`/stages/${stage.id}/result`}>{r("link")}</TextLink> : "–",
          },
        ]}
      />
    </Card>
  );
}
