import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import type { CallBrief, ProposalRow } from "@/lib/proposals/types";
import { inLanguage, STATE_TONES } from "./names";

/** Calls that take applications now, each with the way in. */
export function OpenCalls({ calls }: { calls: readonly CallBrief[] }) {
  const t = useTranslations("proposals.list");
  const locale = useLocale();
  if (calls.length === 0) return null;
  return (
    <Card title={t("openCalls")}>
      <ul className="grid gap-3">
        {calls.map((call) => {
          const title = inLanguage(locale, call.titleKo, call.titleEn);
          return (
            <li key={call.id} className="flex flex-wrap items-center justify-between gap-3">
              <span>
                <TextLink href={`/calls/${call.code}`}>{title}</TextLink>
                <span className="num block text-small text-text-2">
                  {t("until", { instant: formatInstant(call.closesAt, locale) })}
                </span>
              </span>
              <ButtonLink href={`/proposals/new?call=${call.code}`} size="compact">
                {t("new")}
                <span className="sr-only">: {title}</span>
              </ButtonLink>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

export function NoProposals({ calls }: { calls: readonly CallBrief[] }) {
  const t = useTranslations("proposals.list");
  const [first] = calls;
  return (
    <EmptyState
      title={t("emptyTitle")}
      action={
        first ? (
          <ButtonLink href={`/proposals/new?call=${first.code}`} variant="primary">
            {t("new")}
          </ButtonLink>
        ) : (
          <ButtonLink href="/calls">{t("seeCalls")}</ButtonLink>
        )
      }
    >
      {first ? t("emptyOpen") : t("emptyClosed")}
    </EmptyState>
  );
}

/** One proposal of the reader: where it stands and what waits. */
export function ProposalCard({ row }: { row: ProposalRow }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const writing = row.state === "DRAFT" || row.state === "REOPENED";
  const progress = t("list.progress", { done: row.completeCount, total: row.sectionCount });
  return (
    <Card
      title={<TextLink href={`/proposals/${row.id}`}>{inLanguage(locale, row.titleKo, row.titleEn)}</TextLink>}
      actions={<StatusTag tone={STATE_TONES[row.state]}>{t(`states.${row.state}`)}</StatusTag>}
    >
      <p className="text-small text-text-2">
        {inLanguage(locale, row.call.titleKo, row.call.titleEn)} · {inLanguage(locale, row.leadNameKo, row.leadNameEn)}{" "}
        ·{" "}
        <span className="num">
          {row.receiptNumber ? t("list.number", { number: row.receiptNumber }) : t("list.noNumber")}
        </span>
      </p>
      {writing ? (
        <div className="mt-3 max-w-[420px]">
          <Progress
            label={t("list.until", { instant: formatInstant(row.call.closesAt, locale) })}
            value={row.completeCount}
            max={row.sectionCount}
            valueText={progress}
          />
        </div>
      ) : null}
      {row.waitingOrganisations.map((organisation) => (
        <div key={organisation.id} className="mt-3">
          <Notice
            tone="warning"
            title={t("list.waiting", { organisation: inLanguage(locale, organisation.nameKo, organisation.nameEn) })}
            actions={<TextLink href={`/proposals/${row.id}/people`}>{t("list.answer")}</TextLink>}
          />
        </div>
      ))}
    </Card>
  );
}
