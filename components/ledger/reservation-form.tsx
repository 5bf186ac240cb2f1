"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Notice } from "@/components/ui/notice";
import { reserveGpusAction } from "@/lib/ledger/actions";
import { blocksOf } from "@/lib/ledger/domain/blocks";
import { freeThroughout, poolUse } from "@/lib/ledger/domain/pool-use";
import { reserveGpusSchema } from "@/lib/ledger/schema";
import type { AllocationFormData } from "@/lib/ledger/types";
import { formatCount, formatGpu } from "@/lib/platform/format";
import { useRequestId } from "./use-request-id";
import { termText, wordIn } from "./words";

/** G2: keeps GPUs for a team that is not agreed, or not even selected, yet. */
export function ReservationForm({ data }: { data: AllocationFormData }) {
  const t = useTranslations("ledger");
  const requested = useRequestId();
  return (
    <Form
      schema={reserveGpusSchema}
      action={reserveGpusAction}
      defaultValues={{ poolId: "", teamId: "", purpose: "", validFrom: "", validTo: "", blockReason: "", ...requested }}
      refusalsNamespace="ledger"
      refusalFields={{
        POOL_EXHAUSTED: "gpuCount",
        ABOVE_AGREED: "gpuCount",
        OUTSIDE_POOL_PERIOD: "validFrom",
        BLOCK_REASON_REQUIRED: "blockReason",
      }}
      submitLabel={t("reservations.submit")}
      successMessage={t("reservations.submitted")}
      redirectTo="/ledger#reservations"
    >
      <ReservationFields data={data} />
    </Form>
  );
}

type Values = { poolId: string; gpuCount: number | null; validFrom: string; validTo: string };

function ReservationFields({ data }: { data: AllocationFormData }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const { watch } = useFormContext<Values>();
  const [poolId, gpuCount, validFrom, validTo] = watch(["poolId", "gpuCount", "validFrom", "validTo"]);
  const pool = data.pools.find((one) => one.id === poolId);
  const blocks = data.teams[0]?.blocks ?? [];
  const odd = typeof gpuCount === "number" && gpuCount > 0 && blocks.length > 0 && !blocksOf(gpuCount, blocks);
  const own = data.allocations.filter((one) => one.poolId === poolId);
  const free = pool && validFrom < validTo ? freeThroughout(poolUse([pool], own), { validFrom, validTo }) : null;
  return (
    <>
      <TextField name="purpose" label={t("reservations.purpose")} help={t("reservations.purposeHelp")} />
      <SelectField
        name="teamId"
        label={t("reservations.team")}
        help={t("reservations.teamHelp")}
        optional
        options={[
          { value: "", label: t("reservations.noTeam") },
          ...data.teams.map((team) => ({ value: team.id, label: wordIn(locale, team.nameKo, team.nameEn) })),
        ]}
      />
      <SelectField
        name="poolId"
        label={t("request.pool")}
        placeholder={t("request.poolPlaceholder")}
        options={data.pools.map((one) => ({
          value: one.id,
          label: `${wordIn(locale, one.nameKo, one.nameEn)} (${t("request.poolHint", {
            count: formatGpu(one.gpuCount, locale),
            term: termText(t, locale, one),
          })})`,
        }))}
      />
      <NumberField
        name="gpuCount"
        label={t("request.count")}
        unit={t("request.unit")}
        help={t("request.countHelp", { blocks: blocks.map(formatCount).join(", ") })}
      />
      {odd ? <TextareaField name="blockReason" label={t("request.blockReason")} rows={3} maximum={1000} /> : null}
      <DateField name="validFrom" label={t("request.validFrom")} />
      <DateField name="validTo" label={t("request.validTo")} help={t("request.validToHelp")} />
      <div aria-live="polite">
        {free === null ? null : (
          <Notice tone={free >= (gpuCount ?? 0) ? "success" : "warning"} title={t("request.feasibility")}>
            {t("request.fitsBody", { free: formatGpu(Math.max(0, free), locale) })}
          </Notice>
        )}
      </div>
    </>
  );
}
