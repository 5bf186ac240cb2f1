"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { wordIn } from "@/components/ledger/words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { formatMonth, formatWon } from "@/lib/platform/format";
import { approveTalentAction, endTalentAction, rejectTalentAction } from "@/lib/talent/actions";
import { monthsBetween } from "@/lib/talent/domain/months";
import { endTalentSchema } from "@/lib/talent/schema";
import type { PersonView } from "@/lib/talent/types";

/** H1: yes binds the share of every year; no says why. Whoever decides sees what each year is asked for. */
export function TalentDecision({ person }: { person: PersonView }) {
  const t = useTranslations("talent.decide");
  const locale = useLocale();
  const name = wordIn(locale, person.name, person.nameEn);
  const input = { personId: person.id, expectedVersion: person.version };
  const years = person.years.map(({ year, boundWon }) =>
    t("yearAmount", { year: String(year), amount: formatWon(boundWon, locale) }),
  );
  return (
    <>
      <ConfirmDialog
        triggerLabel={t("reject")}
        title={t("rejectTitle", { name })}
        confirmLabel={t("reject")}
        tone="danger"
        reason={{ label: t("reason"), help: t("reasonHelp"), minimum: 10 }}
        action={rejectTalentAction}
        input={input}
        refusalsNamespace="talent"
        successMessage={t("rejected")}
      />
      <ConfirmDialog
        triggerLabel={t("approve")}
        triggerVariant="primary"
        title={t("approveTitle", { name })}
        description={t("approveBody")}
        affected={years}
        affectedLabel={t("affected")}
        confirmLabel={t("approve")}
        action={approveTalentAction}
        input={input}
        refusalsNamespace="talent"
        successMessage={t("approved")}
      />
    </>
  );
}

/** A researcher leaves before the planned end. */
export function EndTalent({ person }: { person: PersonView }) {
  const t = useTranslations("talent.end");
  const locale = useLocale();
  const months = monthsBetween(person.firstMonth, person.lastMonth).slice(0, -1).reverse();
  if (months.length === 0) return null;
  return (
    <Dialog triggerLabel={t("open")} title={t("title")} description={t("body")}>
      <Form
        schema={endTalentSchema}
        action={endTalentAction}
        defaultValues={{ personId: person.id, expectedVersion: person.version, lastMonth: months[0] ?? "", reason: "" }}
        refusalsNamespace="talent"
        submitLabel={t("submit")}
        successMessage={t("done")}
      >
        <HiddenField name="personId" />
        <SelectField
          name="lastMonth"
          label={t("lastMonth")}
          options={months.map((month) => ({ value: month, label: formatMonth(month, locale) }))}
        />
        <TextareaField name="reason" label={t("reason")} minimum={10} maximum={1000} rows={3} />
      </Form>
    </Dialog>
  );
}
