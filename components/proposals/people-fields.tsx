"use client";
import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { PersonDraft } from "@/lib/proposals/domain/sections/people";
import type { SectionPage } from "@/lib/proposals/types";
import { inLanguage } from "./names";
import { RowList } from "./row-list";

const ROLES = ["PI", "RESEARCHER", "GRADUATE_STUDENT"] as const;

/** ②: who does the work. The address tells people apart; a resident registration number is never asked (A2). */
export function PeopleFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const organisations = page.members.map(({ organisationId, nameKo, nameEn }) => ({
    value: organisationId,
    label: inLanguage(locale, nameKo, nameEn),
  }));
  const blank: PersonDraft = {
    name: "",
    nameEn: "",
    organisationId: organisations.length === 1 ? (organisations[0]?.value ?? "") : "",
    unit: "",
    email: "",
    role: "RESEARCHER",
    participationPercent: null,
    startOn: "",
    endOn: "",
  };
  return (
    <RowList
      name="people"
      legend={t("people.legend")}
      help={t("people.help")}
      addLabel={t("people.add")}
      rowLabel={(index) => t("people.row", { number: index + 1 })}
      blank={blank}
    >
      {(path) => (
        <>
          <TextField name={`${path}.name`} label={t("people.name")} />
          <TextField name={`${path}.nameEn`} label={t("people.nameEn")} optional />
          <SelectField
            name={`${path}.role`}
            label={t("people.role")}
            options={ROLES.map((role) => ({ value: role, label: t(`personRoles.${role}`) }))}
          />
          <SelectField name={`${path}.organisationId`} label={t("people.organisation")} options={organisations} />
          <TextField name={`${path}.unit`} label={t("people.unit")} />
          <TextField name={`${path}.email`} type="email" label={t("people.email")} />
        </>
      )}
    </RowList>
  );
}
