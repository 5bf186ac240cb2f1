"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import type { z } from "zod";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { WonField } from "@/components/forms/won-field";
import { amendPoolAction, createPoolAction } from "@/lib/ledger/actions";
import { amendPoolSchema, createPoolSchema } from "@/lib/ledger/schema";
import type { SupplierOption } from "@/lib/ledger/types";
import { MonthCostFields } from "./month-cost-fields";
import { useRequestId } from "./use-request-id";
import { wordIn } from "./words";

type Props = {
  suppliers: readonly SupplierOption[];
  /** Null for a new pool. */
  pool: Omit<z.input<typeof amendPoolSchema>, "reason"> | null;
};

const REFUSAL_FIELDS = {
  ...{ POOL_PROMISED: "gpuCount", POOL_PERIOD_PROMISED: "validTo" },
  ...{ SUPPLIER_NOT_LESSOR: "supplierId", MONTHS_DIFFER: "costWon" },
};

/** G2: one lease contract or purchase. */
export function PoolForm({ suppliers, pool }: Props) {
  const t = useTranslations("ledger.form");
  const requested = useRequestId();
  if (pool) {
    return (
      <Form
        schema={amendPoolSchema}
        action={amendPoolAction}
        defaultValues={{ ...pool, reason: "" }}
        refusalsNamespace="ledger"
        refusalFields={REFUSAL_FIELDS}
        submitLabel={t("save")}
        successMessage={t("saved")}
        redirectTo={`/ledger/pools/${pool.poolId}`}
      >
        <PoolFields suppliers={suppliers} />
        <TextareaField name="reason" label={t("reason")} minimum={10} maximum={1000} rows={3} />
      </Form>
    );
  }
  return (
    <Form
      schema={createPoolSchema}
      action={createPoolAction}
      defaultValues={{
        nameKo: "",
        nameEn: "",
        source: "LEASE",
        supplierId: "",
        gpuModel: "",
        validFrom: "",
        validTo: "",
        contractNumber: "",
        location: "",
        monthCosts: [],
        ...requested,
      }}
      refusalsNamespace="ledger"
      refusalFields={REFUSAL_FIELDS}
      submitLabel={t("create")}
      successMessage={t("created")}
      redirectTo={(data: { poolId: string }) => `/ledger/pools/${data.poolId}`}
    >
      <PoolFields suppliers={suppliers} />
    </Form>
  );
}

function PoolFields({ suppliers }: Pick<Props, "suppliers">) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const { watch } = useFormContext<{ source: "LEASE" | "PURCHASE" }>();
  const source = watch("source");
  return (
    <>
      <TextField name="nameKo" label={t("form.nameKo")} />
      <TextField name="nameEn" label={t("form.nameEn")} />
      <RadioGroupField
        name="source"
        label={t("form.source")}
        options={(["LEASE", "PURCHASE"] as const).map((value) => ({ value, label: t(`sources.${value}`) }))}
      />
      <SelectField
        name="supplierId"
        label={t("form.supplier")}
        help={t("form.supplierHelp")}
        optional={source !== "LEASE"}
        options={[
          { value: "", label: t("form.noSupplier") },
          ...suppliers.map(({ id, nameKo, nameEn }) => ({ value: id, label: wordIn(locale, nameKo, nameEn) })),
        ]}
      />
      <TextField name="gpuModel" label={t("form.model")} width="medium" />
      <NumberField name="gpuCount" label={t("form.count")} unit={t("form.countUnit")} />
      <DateField name="validFrom" label={t("form.validFrom")} />
      <DateField name="validTo" label={t("form.validTo")} help={t("form.validToHelp")} />
      <TextField name="contractNumber" label={t("form.contract")} optional width="medium" />
      <TextField name="location" label={t("form.location")} help={t("form.locationHelp")} optional width="medium" />
      <WonField name="costWon" label={t("form.cost")} />
      <MonthCostFields />
    </>
  );
}
