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

/** A line that differs, its name and figures already in the reader's words. */
export type FormLine = {
  key: string;
  name: string;
  planned: string;
  actual: string;
  explanation: string;
  /** Null where nothing can be carried over. */
  carryWon: bigint | null;
  carryableWon: bigint;
};
type Props = { teamId: string; year: number; version: number; lines: readonly FormLine[] };

/** The team's word on every line that differs, and what of the money bound and not paid it still needs. */
export function SettlementForm({ teamId, year, version, lines }: Props) {
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
        successMessage={t("saved")}
      >
        <HiddenField name="teamId" />
        {lines.map((line, index) => (
          <FieldSet
            key={line.key}
            legend={line.name}
            help={t("figures", { planned: line.planned, actual: line.actual })}
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
