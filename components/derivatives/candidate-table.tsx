import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportDialog } from "@/components/ui/export-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { CANDIDATE_STATES, FINDINGS } from "@/lib/derivatives/domain/judge";
import type { CandidateRow, DerivativesView } from "@/lib/derivatives/types";
import { formatCount, formatDate, formatInstant, formatInstantShort } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";
import { CandidateActions } from "./candidate-actions";
import { stateTone } from "./state-tone";

type Props = { view: DerivativesView; stageId: string; query: ListQuery };

/** Y2: every model of the families with its decision, what the rule says, and what this reader may do. */
export async function CandidateTable({ view, stageId, query }: Props) {
  const d = await getTranslations("derivatives");
  const t = await getTranslations("derivatives.table");
  const relations = await getTranslations("stages.derivatives.relationNames");
  const locale = await getLocale();
  const carried: [string, string][] = [
    ["q", query.search],
    ["sort", query.sort],
    ["dir", query.direction],
    ...Object.entries(query.filters),
  ];
  const teams = view.teams.map((team) => ({ value: team.teamId, label: nameIn(locale, team) }));
  return (
    <Card
      id="models"
      title={t("title")}
      actions={
        view.total > 0 ? (
          <ExportDialog
            href={`/api/exports/stages/${stageId}/derivative-models`}
            formats={["csv", "xlsx"]}
            carried={carried}
            note={d("export.note")}
          />
        ) : undefined
      }
    >
      <ClientMessages namespaces={["derivatives"]}>
        <DataTable
          caption={t("title")}
          pathname={`/stages/${stageId}/derivatives`}
          query={query}
          total={view.total}
          rows={view.rows}
          rowKey={(row) => row.id}
          search={{ label: t("search") }}
          filters={[
            ...(teams.length > 1 ? [{ name: "team", label: t("team"), options: teams }] : []),
            {
              name: "state",
              label: t("state"),
              options: CANDIDATE_STATES.map((value) => ({ value, label: d(`states.${value}`) })),
            },
            {
              name: "finding",
              label: t("finding"),
              options: (["NONE", ...FINDINGS] as const).map((value) => ({ value, label: d(`findings.${value}`) })),
            },
          ]}
          columns={[
            {
              key: "repository",
              header: t("model"),
              primary: true,
              sortable: true,
              render: (row) => <span className="wrap-anywhere">{row.repository}</span>,
            },
            ...(teams.length > 1
              ? [
                  {
                    key: "team",
                    header: t("team"),
                    render: (row: CandidateRow) => (
                      <span className="whitespace-nowrap">
                        {nameIn(locale, { nameKo: row.teamKo, nameEn: row.teamEn })}
                      </span>
                    ),
                  },
                ]
              : []),
            {
              key: "relation",
              header: t("relation"),
              render: (row) => (
                <>
                  {relations(row.relation)}
                  {row.isDirect ? null : (
                    <span className="block text-small text-text-2 wrap-anywhere">
                      {t("from", { parent: row.parent })}
                    </span>
                  )}
                </>
              ),
            },
            {
              key: "createdAt",
              header: t("created"),
              sortable: true,
              render: (row) => <span className="whitespace-nowrap">{formatDate(row.createdAt, locale)}</span>,
            },
            {
              key: "downloads",
              header: t("downloads"),
              sortable: true,
              align: "end",
              render: ({ downloads: { earlier, later } }) => (
                <span className="num">
                  {t("downloadsValue", {
                    earlier: earlier === null ? "–" : formatCount(earlier),
                    later: later === null ? "–" : formatCount(later),
                  })}
                </span>
              ),
            },
            {
              key: "weights",
              header: t("weights"),
              align: "end",
              optional: true,
              hiddenAtFirst: true,
              render: (row) =>
                row.weightFiles === null ? t("weightsUnknown") : t("weightsValue", { count: row.weightFiles }),
            },
            { key: "state", header: t("state"), sortable: true, render: (row) => <State row={row} /> },
            { key: "finding", header: t("finding"), render: (row) => <Findings row={row} /> },
            {
              key: "actions",
              header: t("actions"),
              render: (row) => <CandidateActions row={row} disputeDays={view.plan.disputeDays} />,
            },
          ]}
          empty={<EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>}
        />
      </ClientMessages>
    </Card>
  );
}

async function Findings({ row }: { row: CandidateRow }) {
  const t = await getTranslations("derivatives");
  if (row.counts) return <StatusTag tone="done">{t("table.counts")}</StatusTag>;
  if (row.findings.length === 0) return <span className="text-text-2">{t("table.none")}</span>;
  return (
    <ul>
      {row.findings.map((finding) => (
        <li key={finding}>{t(`findings.${finding}`)}</li>
      ))}
    </ul>
  );
}

async function State({ row }: { row: CandidateRow }) {
  const t = await getTranslations("derivatives");
  const locale = await getLocale();
  return (
    <>
      <StatusTag tone={stateTone(row.state)}>{t(`states.${row.state}`)}</StatusTag>
      {row.may.dispute && row.disputeUntil ? (
        <span className="block text-small text-text-2">
          {t("table.disputeUntil", { at: formatInstant(row.disputeUntil, locale) })}
        </span>
      ) : null}
      {row.steps.length > 0 ? (
        <details className="mt-1 text-small">
          <summary className="focus-ring inline-flex min-h-8 cursor-pointer items-center text-text-2">
            {t("table.history")}
          </summary>
          <ol className="grid gap-1">
            {row.steps.map(({ step, at, by, reason }) => (
              <li key={`${step} ${at.toISOString()}`}>
                <span className="text-text-2">
                  {by
                    ? t("table.byLine", { step: t(`steps.${step}`), at: formatInstantShort(at, locale), by })
                    : t("table.stepLine", { step: t(`steps.${step}`), at: formatInstantShort(at, locale) })}
                </span>
                {reason ? <span className="block wrap-anywhere">{reason}</span> : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}
