import { useLocale, useTranslations } from "next-intl";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant, formatMonth, formatWon } from "@/lib/platform/format";
import { approvePaymentAction, rejectPaymentAction } from "@/lib/talent/actions";
import { COST_KINDS } from "@/lib/talent/domain/support";
import type { PaymentView, PersonView } from "@/lib/talent/types";
import { PaymentForm } from "./payment-form";
import { PaymentStatusTag } from "./talent-status";

type Row = { payment: PaymentView; person: PersonView };

function PaymentDecision({ payment, person }: Row) {
  const t = useTranslations("talent.payment");
  const locale = useLocale();
  const about = { name: wordIn(locale, person.name, person.nameEn), month: formatMonth(payment.month, locale) };
  const common = { input: { paymentId: payment.id }, refusalsNamespace: "talent", triggerSize: "compact" } as const;
  return (
    <span className="flex flex-wrap gap-2">
      <ConfirmDialog
        {...common}
        triggerLabel={t("release")}
        triggerVariant="primary"
        title={t("releaseTitle", { ...about, amount: formatWon(payment.supportWon, locale) })}
        description={t("releaseBody")}
        confirmLabel={t("release")}
        action={approvePaymentAction}
        successMessage={t("released")}
      />
      <ConfirmDialog
        {...common}
        triggerLabel={t("return")}
        title={t("returnTitle", about)}
        confirmLabel={t("return")}
        tone="danger"
        reason={{ label: t("reason"), minimum: 10 }}
        action={rejectPaymentAction}
        successMessage={t("returned")}
      />
    </span>
  );
}

function Done({ payment, person }: Row) {
  const t = useTranslations("talent.payment");
  const locale = useLocale();
  if (payment.mayDecide) return <PaymentDecision payment={payment} person={person} />;
  if (payment.status === "PAID")
    return (
      <TextLink href={`/api/talent/payments/${payment.id}/statement?locale=${locale}`} download>
        {t("statement", { month: formatMonth(payment.month, locale) })}
      </TextLink>
    );
  return payment.decisionReason ? <span className="text-small">{payment.decisionReason}</span> : null;
}

/** H3, L3: months, what they cost, what is paid of them, and by whose two hands. */
export function PaymentTable({ person }: { person: PersonView }) {
  const t = useTranslations("talent");
  const locale = useLocale();
  const cost = (kind: (typeof COST_KINDS)[number]): Column<PaymentView> => ({
    ...{ key: kind, header: t(`costs.${kind}`), align: "end" as const },
    render: (row) => <span className="whitespace-nowrap">{formatWon(row.costs[kind], locale)}</span>,
  });
  return (
    <Card
      title={t("payment.title")}
      hint={t("payment.hint")}
      actions={person.may.propose ? <PaymentForm person={person} /> : undefined}
      id="payments"
    >
      <Table
        caption={t("payment.title")}
        captionHidden
        rows={person.payments}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("payment.none")}</p>}
        columns={[
          { key: "month", header: t("payment.month"), primary: true, render: (row) => formatMonth(row.month, locale) },
          ...COST_KINDS.map(cost),
          {
            key: "support",
            header: t("payment.support"),
            align: "end",
            render: (row) => <strong className="whitespace-nowrap">{formatWon(row.supportWon, locale)}</strong>,
          },
          { key: "status", header: t("fields.status"), render: (row) => <PaymentStatusTag status={row.status} /> },
          {
            key: "by",
            header: t("payment.by"),
            render: (row) =>
              row.decidedBy && row.decidedAt
                ? t("payment.byBoth", {
                    proposed: row.proposedBy,
                    decided: row.decidedBy,
                    at: formatInstant(row.decidedAt, locale),
                  })
                : row.proposedBy,
          },
          { key: "done", header: t("payment.action"), render: (row) => <Done payment={row} person={person} /> },
        ]}
      />
    </Card>
  );
}
