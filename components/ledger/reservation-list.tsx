"use client";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { releaseReservationAction } from "@/lib/ledger/actions";
import type { ReservationView } from "@/lib/ledger/types";
import { formatGpu, formatInstant } from "@/lib/platform/format";
import { termText, wordIn } from "./words";

type Props = { reservations: readonly ReservationView[]; mayReserve: boolean };

/** G2: GPUs kept for teams that are not agreed, or not even selected, yet. */
export function ReservationList({ reservations, mayReserve }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const actions = {
    key: "actions",
    header: t("reservations.actions"),
    render: (row: ReservationView) => <ReservationActions reservation={row} />,
  };
  return (
    <Card
      title={t("reservations.title")}
      hint={t("reservations.hint")}
      actions={
        mayReserve ? (
          <ButtonLink href="/ledger/reservations/new" size="compact">
            {t("reservations.new")}
          </ButtonLink>
        ) : undefined
      }
      id="reservations"
    >
      <Table
        caption={t("reservations.title")}
        captionHidden
        rows={reservations}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("reservations.empty")}</p>}
        columns={[
          {
            key: "purpose",
            header: t("reservations.purpose"),
            primary: true,
            render: (row) => (
              <>
                {row.purpose}
                <span className="block text-small font-normal text-text-2">
                  {row.teamKo ? wordIn(locale, row.teamKo, row.teamEn) : t("reservations.teamUnknown")}
                </span>
              </>
            ),
          },
          { key: "pool", header: t("allocations.pool"), render: (row) => wordIn(locale, row.poolKo, row.poolEn) },
          {
            key: "count",
            header: t("allocations.count"),
            align: "end",
            render: (row) => <span className="whitespace-nowrap">{formatGpu(row.gpuCount, locale)}</span>,
          },
          { key: "term", header: t("allocations.term"), render: (row) => termText(t, locale, row) },
          {
            key: "by",
            header: t("reservations.by"),
            render: (row) => (
              <>
                {row.reservedBy}
                <span className="block text-small text-text-2">{formatInstant(row.reservedAt, locale)}</span>
              </>
            ),
          },
          ...(mayReserve && reservations.length > 0 ? [actions] : []),
        ]}
      />
    </Card>
  );
}

function ReservationActions({ reservation }: { reservation: ReservationView }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const item = t("reservations.item", {
    purpose: reservation.purpose,
    pool: wordIn(locale, reservation.poolKo, reservation.poolEn),
    count: formatGpu(reservation.gpuCount, locale),
    term: termText(t, locale, reservation),
  });
  return (
    <span className="flex flex-wrap gap-2">
      <ButtonLink href={`/ledger/allocations/new?reservation=${reservation.id}`} size="compact">
        {t("reservations.use")}
      </ButtonLink>
      <ConfirmDialog
        triggerLabel={t("reservations.release")}
        triggerVariant="secondary"
        triggerSize="compact"
        title={t("reservations.releaseTitle")}
        affected={[item]}
        affectedLabel={t("allocations.affected")}
        confirmLabel={t("reservations.release")}
        reason={{ label: t("allocations.reason"), minimum: 10 }}
        action={releaseReservationAction}
        input={{ reservationId: reservation.id, expectedVersion: reservation.version }}
        refusalsNamespace="ledger"
        successMessage={t("reservations.released")}
      />
    </span>
  );
}
