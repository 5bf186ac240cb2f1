"use client";
import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { proposeCorrectionAction } from "@/lib/stages/actions";
import { correctResultSchema } from "@/lib/stages/schema";

export type CellOption = { value: string; label: string };
type Props = { stageId: string; version: number; returnOn: string; cells: readonly CellOption[] };
const BLANK = { cell: "", points: null, verdict: "" as const, evidence: "" };

/** S10: what an accepted objection corrects; the result is computed from it by the frozen plan, and a director decides (L3). */
export function CorrectionForm({ stageId, version, returnOn, cells }: Props) {
  const t = useTranslations("stages.correction");
  const scores = useTranslations("stages.scores");
  return (
    <Form
      schema={correctResultSchema}
      action={proposeCorrectionAction}
      defaultValues={{ stageId, expectedVersion: version, reason: "", returnOn, cells: [BLANK] }}
      refusalsNamespace="stages"
      submitLabel={t("propose")}
      successMessage={t("proposed")}
    >
      <RowList
        name="cells"
        legend={t("cells")}
        help={t("cellsHelp")}
        addLabel={t("addCell")}
        rowLabel={(index) => t("cellRow", { number: index + 1 })}
        blank={BLANK}
        columns={2}
      >
        {(path) => (
          <>
            <SelectField name={`${path}.cell`} label={t("cell")} options={cells} />
            <NumberField
              name={`${path}.points`}
              label={scores("points")}
              unit={scores("pointsUnit")}
              decimals={2}
              optional
            />
            <SelectField
              name={`${path}.verdict`}
              label={scores("verdict")}
              optional
              options={[
                { value: "PASSED", label: scores("passed") },
                { value: "FAILED", label: scores("failed") },
              ]}
            />
            <TextField name={`${path}.evidence`} label={scores("evidence")} help={t("evidenceHelp")} />
          </>
        )}
      </RowList>
      <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} minimum={10} maximum={2000} rows={4} />
      <DateField name="returnOn" label={t("returnOn")} help={t("returnOnHelp")} />
    </Form>
  );
}
