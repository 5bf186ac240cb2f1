import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { askToJoinAction, withdrawJoinRequestAction } from "@/lib/organisations/actions";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import type { JoinableOrganisation } from "@/lib/organisations/types";
import { formatDate } from "@/lib/platform/format";

/** Looks an organisation up by name or number; a plain form, so that the address holds the search. */
export function JoinSearch({ search }: { search: string }) {
  const t = useTranslations("organisations.join");
  return (
    <search>
      <form className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1">
          <label htmlFor="join-search" className="font-semibold">
            {t("label")}
          </label>
          <p id="join-search-help" className="text-small text-text-2">
            {t("help")}
          </p>
          <input
            id="join-search"
            name="q"
            type="search"
            minLength={2}
            maxLength={100}
            required
            defaultValue={search}
            aria-describedby="join-search-help"
            className="control mt-1.5 w-full"
          />
        </div>
        <Button type="submit" variant="primary">
          {t("search")}
        </Button>
      </form>
    </search>
  );
}

function Ask({ row }: { row: JoinableOrganisation }) {
  const t = useTranslations("organisations.join");
  const locale = useLocale();
  if (row.isMember) return <StatusTag tone="done">{t("member")}</StatusTag>;
  if (row.request) return <StatusTag tone="doing">{t("waiting")}</StatusTag>;
  return (
    <ConfirmDialog
      triggerLabel={t("ask")}
      triggerSize="compact"
      title={t("askTitle", { name: locale === "ko" ? row.nameKo : row.nameEn })}
      description={t("askBody")}
      confirmLabel={t("ask")}
      reason={{ label: t("message"), help: t("messageHelp"), minimum: 0, name: "message" }}
      action={askToJoinAction}
      input={{ organisationId: row.id }}
      refusalsNamespace="organisations"
      successMessage={t("asked")}
    />
  );
}

/** What the search found. */
export function JoinResults({ rows }: { rows: readonly JoinableOrganisation[] }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  if (rows.length === 0) return <EmptyState title={t("join.empty")}>{t("join.emptyBody")}</EmptyState>;
  return (
    <Card title={t("join.found")} hint={String(rows.length)}>
      <Table
        caption={t("join.found")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: t("own.name"),
            primary: true,
            render: (row) => (locale === "ko" ? row.nameKo : row.nameEn),
          },
          {
            key: "number",
            header: t("detail.number"),
            render: (row) => <span className="num">{formatRegistrationNumber(row.registrationNumber)}</span>,
          },
          { key: "kind", header: t("detail.kind"), render: (row) => t(`kinds.${row.kind}`) },
          { key: "ask", header: t("detail.actions"), align: "end", render: (row) => <Ask row={row} /> },
        ]}
      />
    </Card>
  );
}

/** One's own questions that a manager has not answered. */
export function WaitingRequests({ rows }: { rows: readonly JoinableOrganisation[] }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <Card title={t("join.waitingTitle")} hint={String(rows.length)}>
      <Table
        caption={t("join.waitingTitle")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: t("own.name"),
            primary: true,
            render: (row) => (locale === "ko" ? row.nameKo : row.nameEn),
          },
          {
            key: "asked",
            header: t("join.askedOn"),
            render: (row) => (row.request ? formatDate(row.request.requestedAt, locale) : ""),
          },
          {
            key: "withdraw",
            header: t("detail.actions"),
            align: "end",
            render: (row) => (
              <ActionButton
                action={withdrawJoinRequestAction}
                input={{ organisationId: row.id, requestId: row.request?.id ?? "" }}
                label={t("join.withdraw")}
                size="compact"
                refusalsNamespace="organisations"
                successMessage={t("join.withdrawn")}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
