"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Dialog } from "@/components/ui/dialog";
import { recordLicenceAction } from "@/lib/datasets/actions/purchase";
import { AFTER_LEAVING, REDISTRIBUTIONS, recordLicenceSchema } from "@/lib/datasets/schema";
import type { LotView } from "@/lib/datasets/types";
import { dateOf } from "@/lib/ledger/domain/calendar";
import { formatDate } from "@/lib/platform/format";
import { LicenceTag } from "./status";

/** T2: the terms on which the teams may use the data, and for how long. */
export function LicenceCard({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.licence");
  const locale = useLocale();
  const { terms } = lot;
  if (!terms && !lot.may.licence) return null;
  return (
    <Card
      title={t("title")}
      status={terms ? <LicenceTag licence={terms} /> : undefined}
      actions={lot.may.licence ? <LicenceForm lot={lot} /> : undefined}
    >
      {terms ? (
        <DescriptionList
          items={[
            { term: t("contractNumber"), detail: terms.contractNumber },
            { term: t("territory"), detail: terms.territory },
            { term: t("permittedUse"), detail: terms.permittedUse },
            { term: t("redistribution"), detail: t(`redistributions.${terms.redistribution}`) },
            { term: t("afterLeaving"), detail: t(`leaving.${terms.afterLeaving}`) },
            { term: t("startsOn"), detail: formatDate(dateOf(terms.startsOn), locale) },
            {
              ...{ term: t("expiresOn"), hint: t("notice", { days: terms.noticeDays }) },
              detail: terms.expiresOn ? formatDate(dateOf(terms.expiresOn), locale) : t("withoutEnd"),
            },
          ]}
        />
      ) : (
        <p className="text-text-2">{t("none")}</p>
      )}
    </Card>
  );
}

const BLANK = {
  ...{ contractNumber: "", territory: "", permittedUse: "", startsOn: "", expiresOn: "", noticeDays: 60 },
  redistribution: "NONE" as const,
  afterLeaving: "DELETE" as const,
};

function LicenceForm({ lot }: { lot: LotView }) {
  const t = useTranslations("datasets.licence");
  const { version = 0, state: _, ...terms } = lot.terms ?? { state: null };
  return (
    <Dialog key={version} triggerLabel={t(lot.terms ? "change" : "record")} triggerSize="compact" title={t("title")}>
      <Form
        schema={recordLicenceSchema}
        action={recordLicenceAction}
        defaultValues={{
          ...BLANK,
          ...terms,
          ...{ lotId: lot.id, expectedVersion: version, expiresOn: lot.terms?.expiresOn ?? "" },
        }}
        refusalsNamespace="datasets"
        submitLabel={t("submit")}
        successMessage={t("recorded")}
      >
        <HiddenField name="lotId" />
        <TextField name="contractNumber" label={t("contractNumber")} width="medium" />
        <TextField name="territory" label={t("territory")} />
        <TextareaField name="permittedUse" label={t("permittedUse")} maximum={1000} rows={3} />
        <SelectField
          name="redistribution"
          label={t("redistribution")}
          options={REDISTRIBUTIONS.map((value) => ({ value, label: t(`redistributions.${value}`) }))}
        />
        <SelectField
          name="afterLeaving"
          label={t("afterLeaving")}
          options={AFTER_LEAVING.map((value) => ({ value, label: t(`leaving.${value}`) }))}
        />
        <DateField name="startsOn" label={t("startsOn")} />
        <DateField name="expiresOn" label={t("expiresOn")} help={t("expiresHelp")} optional />
        <NumberField name="noticeDays" label={t("noticeDays")} unit={t("days")} />
      </Form>
    </Dialog>
  );
}
