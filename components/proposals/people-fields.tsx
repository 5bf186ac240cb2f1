"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { formatCount } from "@/lib/platform/format";
import type { PersonDraft } from "@/lib/proposals/domain/sections/people";
import type { SectionPage } from "@/lib/proposals/types";
import { Example } from "./example";
import { inLanguage } from "./names";
import { OvercommittedNotice } from "./overcommitted-notice";
import { useLiveDraft } from "./use-live-draft";

const ROLES = ["PI", "RESEARCHER", "GRADUATE_STUDENT"] as const;

/** What the section must show, checked as it is written: one PI, and graduate students of a university that takes part (A1). */
function PeopleChecks({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.people");
  const { people } = useLiveDraft("people", page.draft as SectionPage<"people">["draft"]);
  const universities = page.members.filter((member) => member.isGraduateUniversity);
  const isOfUniversity = (person: PersonDraft) =>
    universities.some((member) => member.organisationId === person.organisationId);
  const students = people.filter((person) => person.role === "GRADUATE_STUDENT" && isOfUniversity(person)).length;
  const leaders = people.filter((person) => person.role === "PI").length;
  const checks = [
    { key: "pi", done: leaders === 1, words: t("checks.pi", { count: formatCount(leaders) }) },
    ...(page.rules.requiresGraduateUniversity
      ? [
          { key: "university", done: universities.length > 0, words: t("checks.university") },
          { key: "students", done: students > 0, words: t("checks.students", { count: formatCount(students) }) },
        ]
      : []),
  ];
  return (
    <Card title={t("checks.title")}>
      <ul className="grid gap-2">
        {checks.map(({ key, done, words }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span>{words}</span>
            <StatusTag tone={done ? "done" : "todo"}>{done ? t("checks.met") : t("checks.open")}</StatusTag>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PersonRow({ path, page }: { path: string; page: SectionPage }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const organisations = page.members.map(({ organisationId, nameKo, nameEn }) => ({
    value: organisationId,
    label: inLanguage(locale, nameKo, nameEn),
  }));
  return (
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
      <NumberField name={`${path}.participationPercent`} label={t("people.participation")} unit="%" />
      <DateField name={`${path}.startOn`} label={t("people.startOn")} />
      <DateField name={`${path}.endOn`} label={t("people.endOn")} />
    </>
  );
}

/** ②: who does the work. The address tells people apart; a resident registration number is never asked (A2). */
export function PeopleFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.people");
  const { firstYear, lastYear } = page.rules;
  const blank: PersonDraft = {
    name: "",
    nameEn: "",
    organisationId: page.members.length === 1 ? (page.members[0]?.organisationId ?? "") : "",
    unit: "",
    email: "",
    role: "RESEARCHER",
    participationPercent: null,
    startOn: "",
    endOn: `${lastYear}-12-31`,
  };
  return (
    <>
      <PeopleChecks page={page} />
      <OvercommittedNotice people={page.overcommitted} />
      <RowList
        columns={3}
        name="people"
        legend={t("legend")}
        help={t("help", { first: String(firstYear), last: String(lastYear) })}
        addLabel={t("add")}
        rowLabel={(index) => t("row", { number: index + 1 })}
        blank={blank}
      >
        {(path) => <PersonRow path={path} page={page} />}
      </RowList>
      <Example>{t("example")}</Example>
    </>
  );
}
