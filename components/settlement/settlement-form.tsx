"use client";
import { useLocale, useTranslations } from "next-intl";
import { FieldSet } from "@/components/forms/field-set";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { WonField } from "@/components/forms/won-field";
import { Card } from "@/components/ui/card";
import { formatWon } from "@/lib/platform/format";
import { saveSettlementAction } from "@/lib/settlement/actions";
import { saveSettlementSchema } from "@/lib/settlement/schema";
import { SubmitWritten } from "./submit-settlement";

/** A line that differs, its name and figures already in the reader's words. */
export type FormLine = {
  key: string;
  kind: "gpu" | "money" | "own";
  name: string;
  planned: string;
  actual: string;
  explanation: string;
  /** Null where nothing can be carried over. */
  carryWon: bigint | null;
  carryableWon: bigint;
};
type Props = {
  teamId: string;
  year: number;
  version: number;
  lines: readonly FormLine[];
  /** What goes on and what goes back, as saved; null while it cannot be submitted. */
  submits: readonly string[] | null;
};

/** The team's word on every line that differs, and what of the money bound and not paid it still needs. */
export function SettlementForm({ teamId, year, version, lines, submits }: Props) {
  const t = useTranslations("settlement.statement.form");
  const locale = useLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Form
        key={version}
        schema={saveSettlementSchema}
        action={saveSettlementAction}
        defaultValues={{
          ...{ teamId, year, expectedVersion: version },
          lines: lines.map(({ key, explanation, carryWon }) => ({ key, explanation, carryWon })),
        }}
        refusalsNamespace="settlement"
        submitLabel={t("save")}
        submitVariant={submits ? "secondary" : "primary"}
        secondary={
          submits ? <SubmitWritten teamId={teamId} year={year} version={version} affected={submits} /> : undefined
        }
        successMessage={t("saved")}
      >
        <HiddenField name="teamId" />
        {lines.map((line, index) => (
          <FieldSet
            key={line.key}
            legend={line.name}
            help={t(`figures.${line.kind}`, { planned: line.planned, actual: line.actual })}
          >
            <TextareaField
              name={`lines.${index}.explanation`}
              label={t("explanation", { item: line.name })}
              minimum={10}
              maximum={1000}
              rows={3}
            />
            {line.carryWon === null ? null : (
              <WonField
                name={`lines.${index}.carryWon`}
                label={t("carry", { item: line.name })}
                help={t("carryHelp", { most: formatWon(line.carryableWon, locale) })}
              />
            )}
          </FieldSet>
        ))}
      </Form>
    </Card>
  );
}
