"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { ComboboxField } from "@/components/forms/combobox-field";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { periodText } from "@/components/teams/words";
import { Notice } from "@/components/ui/notice";
import { requestAllocationAction } from "@/lib/ledger/actions";
import { blocksOf } from "@/lib/ledger/domain/blocks";
import { requestAllocationSchema } from "@/lib/ledger/schema";
import type { AllocationFormData } from "@/lib/ledger/types";
import { formatCount, formatGpu } from "@/lib/platform/format";
import { Feasibility } from "./feasibility";
import { useRequestId } from "./use-request-id";
import { termText, wordIn } from "./words";

const EMPTY = { teamId: "", poolId: "", validFrom: "", validTo: "", blockReason: "" };

/** What an extension or a used reservation fills in. */
function beginning({ given }: AllocationFormData) {
  if (!given) return {};
  const { kind: _kind, ...fields } = given;
  return fields;
}

type Values = { teamId: string; gpuCount: number | null };

/** G2: reserves GPUs for a team. Says at once whether the request fits; the database has the last word. */
export function AllocationForm({ data }: { data: AllocationFormData }) {
  const t = useTranslations("ledger");
  const requested = useRequestId();
  return (
    <Form
      schema={requestAllocationSchema}
      action={requestAllocationAction}
      defaultValues={{ ...EMPTY, ...beginning(data), ...requested }}
      refusalsNamespace="ledger"
      refusalFields={{
        POOL_EXHAUSTED: "gpuCount",
        ABOVE_AGREED: "gpuCount",
        OUTSIDE_POOL_PERIOD: "validFrom",
        BLOCK_REASON_REQUIRED: "blockReason",
      }}
      submitLabel={t("request.submit")}
      successMessage={t("request.submitted")}
      redirectTo="/ledger/allocations"
    >
      {data.given ? (
        <Notice title={t(data.given.kind === "EXTENSION" ? "request.extension" : "request.reservation")}>
          {t(data.given.kind === "EXTENSION" ? "request.extensionBody" : "request.reservationBody")}
        </Notice>
      ) : null}
      <RequestFields data={data} />
      <Feasibility data={data} />
    </Form>
  );
}

function RequestFields({ data }: { data: AllocationFormData }) {
  const t = useTranslations("ledger");
  const teams = useTranslations("teams");
  const locale = useLocale();
  const { watch } = useFormContext<Values>();
  const [teamId, gpuCount] = watch(["teamId", "gpuCount"]);
  const team = data.teams.find((one) => one.id === teamId);
  const odd = typeof gpuCount === "number" && gpuCount > 0 && team && !blocksOf(gpuCount, team.blocks);
  return (
    <>
      <ComboboxField
        name="teamId"
        label={t("request.team")}
        placeholder={t("request.teamPlaceholder")}
        options={data.teams.map((one) => ({
          value: one.id,
          label: wordIn(locale, one.nameKo, one.nameEn),
          hint: one.agreed
            .map(({ halfYear, gpuCount: count }) =>
              t("request.agreed", { period: periodText(teams, halfYear), agreed: formatGpu(count, locale) }),
            )
            .join(" · "),
        }))}
      />
      <SelectField
        name="poolId"
        label={t("request.pool")}
        placeholder={t("request.poolPlaceholder")}
        options={data.pools.map((pool) => ({
          value: pool.id,
          label: `${wordIn(locale, pool.nameKo, pool.nameEn)} (${t("request.poolHint", {
            count: formatGpu(pool.gpuCount, locale),
            term: termText(t, locale, pool),
          })})`,
        }))}
      />
      <NumberField
        name="gpuCount"
        label={t("request.count")}
        unit={t("request.unit")}
        help={t("request.countHelp", { blocks: (team ?? data.teams[0])?.blocks.map(formatCount).join(", ") ?? "" })}
      />
      {odd ? <TextareaField name="blockReason" label={t("request.blockReason")} rows={3} maximum={1000} /> : null}
      <DateField name="validFrom" label={t("request.validFrom")} />
      <DateField name="validTo" label={t("request.validTo")} help={t("request.validToHelp")} />
    </>
  );
}
