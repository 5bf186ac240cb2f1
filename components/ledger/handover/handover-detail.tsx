"use client";
import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { refusalParams } from "@/components/ui/refusal-params";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { approveHandoverAction, rejectHandoverAction } from "@/lib/ledger/actions/planning";
import { dateOf } from "@/lib/ledger/domain/calendar";
import type { HandoverView } from "@/lib/ledger/types/handover";
import { formatDate, formatGpu, formatInstant } from "@/lib/platform/format";
import { termText, wordIn } from "../words";
import { HandoverStatusTag } from "./handover-status";

/** G4: what is given back on the day, who gets what, whether anybody is left with a gap; and the second person's decision. */
export function HandoverDetail({ plan }: { plan: HandoverView }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const name = (one: { nameKo: string; nameEn: string }) => wordIn(locale, one.nameKo, one.nameEn);
  const facts = [
    { term: t("handover.subject"), detail: `${t(`handover.kinds.${plan.kind}`)} · ${name(plan)}` },
    { term: t("handover.day"), detail: formatDate(dateOf(plan.onDay), locale) },
    { term: t("handover.status"), detail: <HandoverStatusTag status={plan.status} /> },
    { term: t("handover.reason"), detail: plan.reason },
    { term: t("handover.created"), detail: `${plan.createdBy} · ${formatInstant(plan.createdAt, locale)}` },
    ...(plan.decidedAt
      ? [{ term: t("handover.decided"), detail: `${plan.decidedBy} · ${formatInstant(plan.decidedAt, locale)}` }]
      : []),
    ...(plan.decisionReason ? [{ term: t("handover.decisionReason"), detail: plan.decisionReason }] : []),
  ];
  return (
    <Stack>
      <Card title={t("handover.facts")}>
        <DescriptionList items={facts} />
      </Card>
      {plan.check ? <Verdict plan={plan} /> : null}
      {plan.sources.length > 0 ? (
        <Card title={t("handover.sources")}>
          <Table
            caption={t("handover.sources")}
            captionHidden
            rows={plan.sources}
            rowKey={(row) => row.id}
            columns={[
              { key: "team", header: t("allocations.team"), primary: true, render: (row) => name(row.team) },
              { key: "pool", header: t("allocations.pool"), render: (row) => name(row.pool) },
              {
                key: "count",
                header: t("allocations.count"),
                align: "end",
                render: (row) => formatGpu(row.gpuCount, locale),
              },
            ]}
          />
        </Card>
      ) : null}
      <Card title={t("handover.rows")}>
        <Table
          caption={t("handover.rows")}
          captionHidden
          rows={plan.rows}
          rowKey={(row) => `${row.toTeamId} ${row.toPoolId} ${row.validTo}`}
          empty={<p className="text-text-2">{t("handover.noRows")}</p>}
          columns={[
            { key: "team", header: t("allocations.team"), primary: true, render: (row) => name(row.team) },
            { key: "pool", header: t("allocations.pool"), render: (row) => name(row.pool) },
            {
              key: "count",
              header: t("allocations.count"),
              align: "end",
              render: (row) => formatGpu(row.gpuCount, locale),
            },
            {
              key: "term",
              header: t("allocations.term"),
              render: (row) => termText(t, locale, { validFrom: plan.onDay, validTo: row.validTo }),
            },
            ...(plan.check
              ? [
                  {
                    key: "state",
                    header: t("planner.state"),
                    render: (row: HandoverView["rows"][number]) =>
                      row.refusal ? (
                        <>
                          <StatusTag tone="stop">{t("planner.no")}</StatusTag>
                          <span className="block text-small text-text-2">
                            {t(
                              `refusals.${row.refusal.reason}` as "refusals.TEAM_LEFT",
                              refusalParams(row.refusal.params, locale),
                            )}
                          </span>
                        </>
                      ) : (
                        <StatusTag tone="done">{t("planner.ok")}</StatusTag>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {plan.mayDecide ? <Decision plan={plan} /> : null}
      {plan.mayDiscard ? <Discard plan={plan} /> : null}
      {plan.mayComplete ? (
        <p>
          <ButtonLink href={`/ledger/handovers/new?draft=${plan.id}`} variant="primary">
            {t("handover.complete")}
          </ButtonLink>
        </p>
      ) : null}
    </Stack>
  );
}

function Discard({ plan }: { plan: HandoverView }) {
  const t = useTranslations("ledger");
  return (
    <span>
      <ConfirmDialog
        triggerLabel={t("handover.discard")}
        triggerVariant="secondary"
        title={t("handover.discardTitle")}
        confirmLabel={t("handover.discard")}
        reason={{ label: t("allocations.reason"), minimum: 10 }}
        action={rejectHandoverAction}
        input={{ planId: plan.id, expectedVersion: plan.version }}
        refusalsNamespace="ledger"
        successMessage={t("handover.discarded")}
      />
    </span>
  );
}

function Verdict({ plan }: { plan: HandoverView }) {
  const t = useTranslations("ledger.handover");
  const locale = useLocale();
  if (!plan.check) return null;
  const { fits, gaps, givenBack, granted } = plan.check;
  return (
    <Notice tone={fits ? "success" : "warning"} title={fits ? t("fits") : t("doesNotFit")}>
      {t("sum", { givenBack: formatGpu(givenBack, locale), granted: formatGpu(granted, locale) })}
      {gaps.length > 0 ? (
        <ul className="mt-1 list-disc ps-5">
          {gaps.map((gap) => (
            <li key={gap.teamId}>
              {t("gap", {
                team: wordIn(locale, gap.team.nameKo, gap.team.nameEn),
                before: formatGpu(gap.before, locale),
                after: formatGpu(gap.after, locale),
                missing: formatGpu(gap.missing, locale),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function Decision({ plan }: { plan: HandoverView }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const input = { planId: plan.id, expectedVersion: plan.version };
  const affected = plan.rows.map((row) =>
    t("allocations.affectedItem", {
      team: wordIn(locale, row.team.nameKo, row.team.nameEn),
      pool: wordIn(locale, row.pool.nameKo, row.pool.nameEn),
      count: formatGpu(row.gpuCount, locale),
      term: termText(t, locale, { validFrom: plan.onDay, validTo: row.validTo }),
    }),
  );
  const shared = { affected, affectedLabel: t("allocations.affected"), input, refusalsNamespace: "ledger" };
  return (
    <span className="flex flex-wrap gap-2">
      <ConfirmDialog
        {...shared}
        triggerLabel={t("handover.approve")}
        triggerVariant="primary"
        title={t("handover.approveTitle")}
        description={t("handover.approveBody")}
        confirmLabel={t("handover.approve")}
        action={approveHandoverAction}
        successMessage={t("handover.executed")}
      />
      <ConfirmDialog
        {...shared}
        triggerLabel={t("allocations.reject")}
        triggerVariant="secondary"
        title={t("handover.rejectTitle")}
        confirmLabel={t("allocations.reject")}
        tone="danger"
        reason={{ label: t("allocations.reason"), minimum: 10 }}
        action={rejectHandoverAction}
        successMessage={t("handover.rejected")}
      />
    </span>
  );
}
