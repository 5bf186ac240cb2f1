"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { refusalParams } from "@/components/ui/refusal-params";
import { planHandoverAction } from "@/lib/ledger/actions/planning";
import { checkHandover, type HandoverRow, type HandoverSubject } from "@/lib/ledger/domain/handover";
import { planHandoverSchema } from "@/lib/ledger/schema";
import type { HandoverForm as Data } from "@/lib/ledger/types/handover";
import { formatGpu } from "@/lib/platform/format";
import { wordIn } from "../words";

type Props = { data: Data; subject: HandoverSubject };

/** G4: who gets what from the day on. Begins with what closes every gap, and says at once what is still missing. */
export function HandoverForm({ data, subject }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const reasonOfOdd = t("handover.oddReason");
  const rows = data.rows.map((row) => ({ ...row, blockReason: row.blockReason ? reasonOfOdd : "" }));
  return (
    <Form
      schema={planHandoverSchema}
      action={planHandoverAction}
      defaultValues={{
        ...{ poolId: subject.kind === "LEASE_END" ? subject.poolId : "" },
        ...{ teamId: subject.kind === "TEAM_LEAVES" ? subject.teamId : "" },
        ...{ onDay: data.onDay, reason: data.draft?.reason ?? "", rows },
        ...(data.draft ? { draftId: data.draft.id } : {}),
      }}
      refusalsNamespace="ledger"
      refusalFields={{ RETURN_IN_PAST: "onDay", HANDOVER_NOTHING: "onDay" }}
      submitLabel={t("handover.submit")}
      successMessage={t("handover.submitted")}
      redirectTo={(made: { planId: string }) => `/ledger/handovers/${made.planId}`}
    >
      <DescriptionList items={[{ term: t(`handover.kinds.${subject.kind}`), detail: named(locale, data, subject) }]} />
      <DateField name="onDay" label={t("handover.day")} help={t("handover.dayHelp")} />
      <RowList
        name="rows"
        legend={t("handover.rows")}
        addLabel={t("handover.add")}
        rowLabel={(index) => t("handover.row", { number: index + 1 })}
        blank={{ toTeamId: "", toPoolId: "", gpuCount: null, validTo: "", blockReason: "" }}
        columns={2}
      >
        {(path) => (
          <>
            <SelectField
              name={`${path}.toTeamId`}
              label={t("allocations.team")}
              placeholder={t("request.teamPlaceholder")}
              options={data.teams.map((team) => ({ value: team.id, label: wordIn(locale, team.nameKo, team.nameEn) }))}
            />
            <SelectField
              name={`${path}.toPoolId`}
              label={t("allocations.pool")}
              placeholder={t("request.poolPlaceholder")}
              options={data.pools.map((pool) => ({ value: pool.id, label: wordIn(locale, pool.nameKo, pool.nameEn) }))}
            />
            <NumberField name={`${path}.gpuCount`} label={t("request.count")} unit={t("request.unit")} />
            <DateField name={`${path}.validTo`} label={t("request.validTo")} help={t("request.validToHelp")} />
            <TextField name={`${path}.blockReason`} label={t("request.blockReason")} optional />
          </>
        )}
      </RowList>
      <TextareaField name="reason" label={t("handover.reason")} minimum={10} maximum={1000} rows={3} />
      <LiveCheck data={data} subject={subject} />
    </Form>
  );
}

const named = (locale: string, data: Data, subject: HandoverSubject): string => {
  const found =
    subject.kind === "LEASE_END"
      ? data.pools.find((one) => one.id === subject.poolId)
      : data.teams.find((one) => one.id === subject.teamId);
  return found ? wordIn(locale, found.nameKo, found.nameEn) : "";
};

type Values = { onDay: string; rows: (Omit<HandoverRow, "gpuCount"> & { gpuCount: number | null })[] };

/** The rules of the command over what the page has read: what stands against the plan before it is sent. */
function LiveCheck({ data, subject }: Props) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const { watch } = useFormContext<Values>();
  const { onDay, rows } = watch();
  if (!onDay) return null;
  const filled = rows.map((row) => ({ ...row, gpuCount: row.gpuCount ?? 0 }));
  const teams = data.teams.map((team) => ({ ...team, agreed: new Map(team.agreed) }));
  const { pools, promises } = data;
  const check = checkHandover({ subject, onDay, rows: filled }, { pools, promises, teams });
  const refused = check.rows.flatMap((refusal, index) => (refusal ? [{ number: index + 1, ...refusal }] : []));
  const names = new Map(data.teams.map((team) => [team.id, wordIn(locale, team.nameKo, team.nameEn)]));
  if (rows.length === 0 && check.givenBack === 0 && check.gaps.length === 0) {
    return (
      <div aria-live="polite">
        <Notice title={t("handover.nothing")}>{t("refusals.HANDOVER_NOTHING")}</Notice>
      </div>
    );
  }
  return (
    <div aria-live="polite">
      <Notice
        tone={check.fits ? "success" : "warning"}
        title={check.fits ? t("handover.fits") : t("handover.doesNotFit")}
      >
        {t("handover.sum", {
          givenBack: formatGpu(check.givenBack, locale),
          granted: formatGpu(check.granted, locale),
        })}
        <ul className="mt-1 list-disc ps-5">
          {check.gaps.map((gap) => (
            <li key={gap.teamId}>
              {t("handover.gap", {
                team: names.get(gap.teamId) ?? "",
                before: formatGpu(gap.before, locale),
                after: formatGpu(gap.after, locale),
                missing: formatGpu(gap.missing, locale),
              })}
            </li>
          ))}
          {refused.map(({ number, reason, params }) => (
            <li key={number}>
              {t("handover.row", { number })}:{" "}
              {t(`refusals.${reason}` as "refusals.TEAM_LEFT", refusalParams(params, locale))}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
