import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { ReviewerProfilePage } from "@/lib/reviewers/types";

type Props = { page: ReviewerProfilePage };

/** Who it is, whether in office, and what they have done: beside the form. */
export function ReviewerStandingCard({ page }: Props) {
  const t = useTranslations("reviewers");
  const locale = useLocale() as Locale;
  const { load } = page;
  return (
    <Card title={t("about")}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("columns.email"), detail: <span className="break-all">{page.email}</span> },
          { term: t("columns.standing"), detail: t(`standings.${page.standing}`) },
          { term: t("columns.panels"), detail: <span className="num">{load.panels}</span> },
          { term: t("columns.submitted"), detail: <span className="num">{load.submitted}</span> },
          { term: t("columns.waiting"), detail: <span className="num">{load.waiting}</span> },
          {
            term: t("updated"),
            detail: page.updatedAt ? formatInstant(page.updatedAt, locale) : t("never"),
            hint: page.updatedByName ?? undefined,
          },
        ]}
      />
    </Card>
  );
}

function Expertise({ page }: Props) {
  const t = useTranslations("reviewers");
  const locale = useLocale();
  const names = page.fields
    .filter(({ key }) => page.fieldKeys.includes(key))
    .map((field) => (locale === "en" ? field.nameEn : field.nameKo));
  const or = (text: string) => text || t("none");
  return (
    <Card title={t("expertise")}>
      <DescriptionList
        items={[
          { term: t("form.fields"), detail: or(names.join(", ")) },
          { term: t("form.keywords"), detail: or(page.keywords.join(", ")) },
          { term: t("form.languages"), detail: or(page.languages.map((one) => t(`languages.${one}`)).join(", ")) },
          { term: t("columns.isForeign"), detail: t(page.isForeign ? "yes" : "no") },
          {
            term: t("form.availability"),
            detail: t(`availabilities.${page.availability}`),
            hint: page.availabilityNote || undefined,
          },
          { term: t("form.maxSheets"), detail: page.maxSheets === null ? t("noLimit") : page.maxSheets },
        ]}
      />
    </Card>
  );
}

/** The profile for those who read and do not write. */
export function ProfileFacts({ page }: Props) {
  const t = useTranslations("reviewers");
  return (
    <>
      <Expertise page={page} />
      <Card title={t("form.affiliations")} flush>
        <Table
          caption={t("form.affiliations")}
          captionHidden
          rows={page.affiliations}
          rowKey={(row) => `${row.organisationName} ${row.unit} ${row.startedOn}`}
          columns={[
            {
              key: "organisation",
              header: t("form.organisation"),
              primary: true,
              render: (row) => row.organisationName,
            },
            { key: "unit", header: t("form.unit"), render: (row) => row.unit || "–" },
            {
              key: "startedOn",
              header: t("form.startedOn"),
              render: (row) => <span className="num">{row.startedOn}</span>,
            },
            {
              key: "endedOn",
              header: t("form.endedOn"),
              render: (row) => <span className="num">{row.endedOn || "–"}</span>,
            },
          ]}
          empty={<p className="p-5 text-small text-text-2">{t("none")}</p>}
        />
      </Card>
      <Card title={t("form.ties")} flush>
        <Table
          caption={t("form.ties")}
          captionHidden
          rows={page.ties}
          rowKey={(row) => `${row.kind} ${row.personName} ${row.organisationName} ${row.note}`}
          columns={[
            { key: "kind", header: t("form.tieKind"), primary: true, render: (row) => t(`tieKinds.${row.kind}`) },
            { key: "person", header: t("form.person"), render: (row) => row.personName || "–" },
            { key: "organisation", header: t("form.organisation"), render: (row) => row.organisationName || "–" },
            { key: "note", header: t("form.note"), render: (row) => row.note || "–" },
          ]}
          empty={<p className="p-5 text-small text-text-2">{t("none")}</p>}
        />
      </Card>
    </>
  );
}
