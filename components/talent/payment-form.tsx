"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { WonField } from "@/components/forms/won-field";
import { Dialog } from "@/components/ui/dialog";
import { formatMonth } from "@/lib/platform/format";
import { proposePaymentAction } from "@/lib/talent/actions";
import { proposePaymentSchema } from "@/lib/talent/schema";
import type { PersonView } from "@/lib/talent/types";

/** H3: proposes one month, filled with what was planned. */
export function PaymentForm({ person }: { person: PersonView }) {
  const t = useTranslations("talent");
  const locale = useLocale();
  const { labour, research, stay } = person.monthly;
  const [first] = person.openMonths;
  if (first === undefined) return null;
  return (
    <Dialog
      key={person.openMonths.join()}
      triggerLabel={t("payment.propose")}
      triggerSize="compact"
      title={t("payment.proposeTitle")}
      description={t("payment.proposeBody")}
    >
      <Form
        schema={proposePaymentSchema}
        action={proposePaymentAction}
        defaultValues={{ personId: person.id, month: first, labourWon: labour, researchWon: research, stayWon: stay }}
        refusalsNamespace="talent"
        submitLabel={t("payment.submit")}
        successMessage={t("payment.proposed")}
      >
        <HiddenField name="personId" />
        <SelectField
          name="month"
          label={t("payment.month")}
          options={person.openMonths.map((month) => ({ value: month, label: formatMonth(month, locale) }))}
        />
        <WonField name="labourWon" label={t("costs.labour")} />
        <WonField name="researchWon" label={t("costs.research")} />
        <WonField name="stayWon" label={t("costs.stay")} />
      </Form>
    </Dialog>
  );
}
