import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant, formatScore } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { returnSelectionAction } from "@/lib/reviews/actions";
import type { DecisionPage, DecisionRow, Guarded } from "@/lib/reviews/types";
import { approveSelectionAction } from "@/lib/teams/actions";
import { leadIn, RESULT_TONES, titleIn } from "./names";
import { ProposeSelection } from "./propose-form";

type Open = Extract<Guarded<DecisionPage>, { access: "OPEN" }>;

function Rows({ rows }: { rows: readonly DecisionRow[] }) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  const columns: Column<DecisionRow>[] = [
    { key: "rank", header: t("ranking.rank"), align: "end", render: (row) => <b className="num">{row.rank}</b> },
    {
      key: "lead",
      header: t("consortium"),
      primary: true,
      render: (row) => (
        <>
          {leadIn(locale, row)}
          <span className="block font-normal text-text-2">{titleIn(locale, row)}</span>
        </>
      ),
    },
    { key: "receipt", header: t("receiptNumber"), render: (row) => <span className="num">{row.receiptNumber}</span> },
    {
      key: "total",
      header: t("ranking.total"),
      align: "end",
      render: (row) => <span className="num">{formatScore(row.displayHundredths)}</span>,
    },
    {
      key: "result",
      header: t("ranking.result"),
      render: (row) => <StatusTag tone={RESULT_TONES[row.result]}>{t(`results.${row.result}`)}</StatusTag>,
    },
  ];
  return (
    <Table caption={t("decision.rows")} captionHidden columns={columns} rows={rows} rowKey={(row) => row.proposalId} />
  );
}

function Facts({ decision }: { decision: NonNullable<Open["decision"]> }) {
  const t = useTranslations("reviews.decision");
  const locale = useLocale() as Locale;
  return (
    <DescriptionList
      items={[
        { term: t("proposedBy"), detail: `${decision.proposedByName} · ${formatInstant(decision.proposedAt, locale)}` },
        { term: t("proposeReason"), detail: decision.reason },
        ...(decision.missingReason ? [{ term: t("missingReasonTerm"), detail: decision.missingReason }] : []),
        ...(decision.decidedByName && decision.decidedAt
          ? [
              {
                term: t("approvedBy"),
                detail: `${decision.decidedByName} · ${formatInstant(decision.decidedAt, locale)}`,
              },
            ]
          : []),
        { term: t("sheetHash"), detail: <code className="text-small break-all">{decision.sheetHash}</code> },
      ]}
    />
  );
}

/** L3: the director's two answers, each naming everybody it touches. */
function Decide({ decision, selected }: { decision: NonNullable<Open["decision"]>; selected: readonly string[] }) {
  const nobody = selected.length === 0;
  const t = useTranslations("reviews.decision");
  const input = { decisionId: decision.id, expectedVersion: decision.version };
  return (
    <div className="mt-5 flex flex-wrap gap-2.5">
      <ConfirmDialog
        triggerLabel={t("approve")}
        title={nobody ? t("approveNoneTitle") : t("approveTitle", { count: selected.length })}
        description={t(nobody ? "approveNoneBody" : "approveBody")}
        affected={selected}
        affectedLabel={t("selected")}
        confirmLabel={t("approve")}
        action={approveSelectionAction}
        input={input}
        refusalsNamespace="reviews"
        successMessage={t("approved")}
      />
      <ConfirmDialog
        triggerLabel={t("return")}
        triggerVariant="secondary"
        title={t("returnTitle")}
        description={t("returnBody")}
        confirmLabel={t("return")}
        tone="danger"
        reason={{ label: t("returnReason"), minimum: 10 }}
        action={returnSelectionAction}
        input={input}
        refusalsNamespace="reviews"
        successMessage={t("returned")}
      />
    </div>
  );
}

/** P5: what an additional call needs beside points. */
function MajorityHint({ majority }: { majority: NonNullable<Open["rules"]["majority"]> }) {
  const t = useTranslations("reviews.decision");
  const params = { of: majority.majorityOf, percent: majority.majorityOverBasisPoints / 100 };
  return <p className="mb-3 text-small text-text-2">{t("majority", params)}</p>;
}

/** S9: what is or would be proposed, who said what, and the next step. */
export function DecisionView({ page, callId }: { page: Open; callId: string }) {
  const t = useTranslations("reviews.decision");
  const locale = useLocale() as Locale;
  const { decision, rows, may } = page;
  const selected = rows
    .filter((row) => row.result === "SELECTED")
    .map((row) => `${row.rank}. ${leadIn(locale, row)} (${row.receiptNumber})`);
  const title = decision ? t(`statuses.${decision.status}`) : t("preview");
  return (
    <Stack>
      <Card
        title={title}
        hint={t("hint", {
          seats: page.rules.seats,
          cutoff: formatScore(page.rules.cutoffHundredths),
          version: page.rules.rulebookVersion,
        })}
      >
        {page.rules.majority ? <MajorityHint majority={page.rules.majority} /> : null}
        {rows.length === 0 ? <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState> : <Rows rows={rows} />}
        {rows.length > 0 && selected.length === 0 ? (
          <div className="mt-4">
            <Notice tone="warning">{t(page.selectNone ? "nobodyChosen" : "nobodyNone")}</Notice>
          </div>
        ) : null}
      </Card>
      {decision || may.propose ? (
        <ClientMessages namespaces={["reviews", "teams"]}>
          <Card title={decision ? t("decisionTitle") : t("proposalTitle")}>
            {decision ? <Facts decision={decision} /> : null}
            {decision && may.approve ? <Decide decision={decision} selected={selected} /> : null}
            {may.sameAsProposer ? <Notice tone="info">{t("samePerson")}</Notice> : null}
            {!decision && page.unscoredCount > 0 ? (
              <Notice tone="warning">{t("unscored", { count: page.unscoredCount })}</Notice>
            ) : null}
            {!decision && may.propose && page.unscoredCount === 0 && rows.length > 0 ? (
              <ProposeSelection
                callId={callId}
                selected={selected}
                missingCount={page.missingCount}
                mayChooseNone={page.rules.majority !== null}
              />
            ) : null}
          </Card>
        </ClientMessages>
      ) : null}
      {page.earlier.length > 0 ? (
        <Card title={t("earlier")}>
          <Timeline
            items={page.earlier.map((one) => ({
              key: one.id,
              at: formatInstant(one.decidedAt, locale),
              title: t("returnedBy", { name: one.decidedByName, proposer: one.proposedByName }),
              body: one.returnReason,
              tone: "warn" as const,
            }))}
          />
        </Card>
      ) : null}
    </Stack>
  );
}
