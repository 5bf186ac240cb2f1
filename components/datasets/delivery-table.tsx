"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { wordIn } from "@/components/ledger/words";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Table } from "@/components/ui/table";
import { confirmDeliveryAction, deliverLotAction, refuseDeliveryAction } from "@/lib/datasets/actions/purchase";
import { deliverLotSchema } from "@/lib/datasets/schema";
import type { DeliveryView, LotView } from "@/lib/datasets/types";
import { formatBytes, formatInstant } from "@/lib/platform/format";
import { DeliveryTag } from "./status";

function DeliverForm({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.delivery");
  const locale = useLocale();
  const teams = lot.may.deliverTo;
  return (
    <Dialog key={teams.length} triggerLabel={t("deliver")} triggerSize="compact" title={t("deliver")}>
      <Form
        schema={deliverLotSchema}
        action={deliverLotAction}
        defaultValues={{ lotId: lot.id, teamId: teams[0]?.teamId ?? "", sha256: "", format: "", location: "" }}
        refusalsNamespace="datasets"
        submitLabel={t("submit")}
        successMessage={t("delivered")}
      >
        <HiddenField name="lotId" />
        <SelectField
          name="teamId"
          label={t("team")}
          options={teams.map((team) => ({ value: team.teamId, label: wordIn(locale, team.teamKo, team.teamEn) }))}
        />
        <TextField name="sha256" label="SHA-256" help={t("sha256Help")} />
        <NumberField name="sizeGigabytes" label={t("size")} unit="GB" decimals={3} />
        <TextField name="format" label={t("format")} width="medium" />
        <TextareaField name="location" label={t("location")} help={t("locationHelp")} maximum={500} rows={2} />
      </Form>
    </Dialog>
  );
}

function Answer({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("datasets.delivery");
  const common = {
    input: { deliveryId: delivery.id },
    refusalsNamespace: "datasets",
    triggerSize: "compact",
  } as const;
  return (
    <span className="flex flex-wrap gap-2">
      <ConfirmDialog
        {...common}
        triggerLabel={t("confirm")}
        triggerVariant="primary"
        title={t("confirmTitle")}
        description={t("confirmBody")}
        affected={[
          `SHA-256 ${delivery.sha256}`,
          `${delivery.format} · ${formatBytes(Number(delivery.sizeBytes))}`,
          delivery.location,
        ]}
        affectedLabel={t("recorded")}
        confirmLabel={t("confirm")}
        action={confirmDeliveryAction}
        successMessage={t("confirmed")}
      />
      <ConfirmDialog
        {...common}
        triggerLabel={t("refuse")}
        title={t("refuseTitle")}
        description={t("refuseBody")}
        confirmLabel={t("refuse")}
        tone="danger"
        reason={{ label: t("what"), minimum: 10 }}
        action={refuseDeliveryAction}
        successMessage={t("refused")}
      />
    </span>
  );
}

/** T2: what each team was handed over, and whether it says that it has it. */
export function DeliveryTable({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.delivery");
  const locale = useLocale();
  if (lot.shares.length === 0 || lot.phase === "PROPOSED") return null;
  return (
    <Card
      id="deliveries"
      title={t("title")}
      hint={t("hint")}
      actions={lot.may.deliverTo.length > 0 ? <DeliverForm lot={lot} /> : undefined}
    >
      <Table
        caption={t("title")}
        captionHidden
        rows={lot.deliveries}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[
          {
            ...{ key: "team", header: t("team"), primary: true },
            render: (row) => wordIn(locale, row.teamKo, row.teamEn),
          },
          {
            ...{ key: "what", header: t("what") },
            render: (row) => (
              <>
                {row.format} · {formatBytes(Number(row.sizeBytes))}
                <span className="block text-small text-text-2">{row.location}</span>
                <span className="block text-fine text-text-2">
                  SHA-256 <span className="num break-all">{row.sha256}</span>
                </span>
              </>
            ),
          },
          { key: "at", header: t("at"), render: (row) => formatInstant(row.sentAt, locale) },
          {
            ...{ key: "status", header: t("status") },
            render: (row) =>
              row.mayAnswer ? (
                <Answer delivery={row} />
              ) : (
                <>
                  <DeliveryTag status={row.status} />
                  {row.answerNote ? <span className="block text-small text-text-2">{row.answerNote}</span> : null}
                </>
              ),
          },
        ]}
      />
    </Card>
  );
}
