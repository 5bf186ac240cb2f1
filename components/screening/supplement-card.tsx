import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import { cancelSupplementAction } from "@/lib/screening/actions/supplement";
import type { SupplementState } from "@/lib/screening/domain/supplement";
import type { SupplementRow, SupplementsView } from "@/lib/screening/types/supplement";
import { ExtendForm, SupplementForm } from "./supplement-form";

const TONES: Record<SupplementState, StatusTone> = {
  OPEN: "doing",
  ANSWERED: "done",
  CANCELLED: "todo",
  LAPSED: "stop",
};

/** What became of a request: who asked, answered or took it back, and when. */
export function SupplementStory({ row }: { row: SupplementRow }) {
  const t = useTranslations("supplements.card");
  const locale = useLocale();
  const at = (instant: Date) => formatInstant(instant, locale);
  return (
    <>
      <p>{t("requested", { name: row.requestedByName, at: at(row.requestedAt) })}</p>
      {row.answeredAt ? <p>{t("answered", { name: row.answeredByName ?? "", at: at(row.answeredAt) })}</p> : null}
      {row.cancelledAt ? (
        <p>{t("cancelled", { name: row.cancelledByName ?? "", at: at(row.cancelledAt), reason: row.cancelReason })}</p>
      ) : null}
      {row.state === "LAPSED" ? <p>{t("lapsed")}</p> : null}
    </>
  );
}

function RowActions({ row }: { row: SupplementRow }) {
  const t = useTranslations("supplements");
  const locale = useLocale();
  if (!row.mayExtend && !row.mayCancel) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {row.mayExtend ? (
        <Dialog
          triggerLabel={t("extend.open")}
          triggerSize="compact"
          title={t("extend.title")}
          description={t("extend.intro", { dueAt: formatInstant(row.dueAt, locale) })}
        >
          <ExtendForm requestId={row.id} version={row.version} dueAt={row.dueAt.toISOString()} />
        </Dialog>
      ) : null}
      {row.mayCancel ? (
        <ConfirmDialog
          triggerLabel={t("cancel.open")}
          triggerVariant="ghost"
          triggerSize="compact"
          title={t("cancel.title")}
          description={t("cancel.body")}
          confirmLabel={t("cancel.open")}
          tone="danger"
          reason={{ label: t("cancel.reason"), minimum: 10 }}
          action={cancelSupplementAction}
          input={{ requestId: row.id, version: row.version }}
          refusalsNamespace="supplements"
          successMessage={t("cancel.done")}
        />
      ) : null}
    </div>
  );
}

function Request({ proposalId, row }: { proposalId: string; row: SupplementRow }) {
  const t = useTranslations("supplements");
  const names = useTranslations("proposals.sections");
  const locale = useLocale();
  return (
    <li className="border-t border-line py-3.5 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold">{row.sections.map((key) => names(key)).join(", ")}</span>
        <StatusTag tone={TONES[row.state]}>{t(`states.${row.state}`)}</StatusTag>
      </div>
      <div className="mt-1 grid gap-1 text-small text-text-2">
        <p className="text-text">
          {t("card.dueAt")} <span className="num">{formatInstant(row.dueAt, locale)}</span>
        </p>
        <p className="whitespace-pre-line">{row.reason}</p>
        <SupplementStory row={row} />
        {row.answeredAt ? (
          <p>
            <TextLink href={`/manage/proposals/${proposalId}/supplements/${row.id}`}>{t("card.difference")}</TextLink>
          </p>
        ) : null}
      </div>
      <RowActions row={row} />
    </li>
  );
}

/** A10: what was asked for again, how it stands, and the form for whoever screens. */
export function SupplementCard({ view }: { view: SupplementsView }) {
  const t = useTranslations("supplements");
  const names = useTranslations("proposals.sections");
  const { askable, requests, proposalId } = view;
  return (
    <Card title={t("card.title")}>
      <ClientMessages namespaces={["supplements"]}>
        {requests.length === 0 ? (
          <p className="text-small text-text-2">{t("card.none")}</p>
        ) : (
          <ul>
            {requests.map((row) => (
              <Request key={row.id} proposalId={proposalId} row={row} />
            ))}
          </ul>
        )}
        {askable ? (
          <div className="mt-3">
            <Dialog
              triggerLabel={t("request.open")}
              triggerVariant="secondary"
              title={t("request.title", { number: view.receiptNumber })}
              description={t("request.intro")}
            >
              <SupplementForm
                proposalId={proposalId}
                sections={askable.sections.map((key) => ({ value: key, label: names(key) }))}
                dueAt={askable.dueAt.toISOString()}
                days={askable.days}
              />
            </Dialog>
          </div>
        ) : null}
      </ClientMessages>
    </Card>
  );
}
