import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import type { ReviewWork } from "@/lib/reviews/types";
import { DeclarationForm } from "./declaration-form";
import { nameIn } from "./names";

/** S3: who takes part — all that is needed to declare, and nothing of the proposal. */
export function Declaration({ work }: { work: Extract<ReviewWork, { step: "DECLARE" }> }) {
  const t = useTranslations("reviews");
  const p = useTranslations("proposals");
  const locale = useLocale();
  const people = work.people.map((person, index) => ({ ...person, row: String(index) }));
  return (
    <Page width="narrow">
      <PageHeader
        title={t("declaration.title")}
        meta={t("declaration.meta")}
        caption={work.heading.receiptNumber}
        breadcrumb={[{ label: t("mine.title"), href: "/reviews" }, { label: t("declaration.title") }]}
      />
      <Stack>
        <Card title={t("declaration.organisations")}>
          <ul className="grid gap-1.5">
            {work.organisations.map((one) => (
              <li key={one.nameKo}>
                {nameIn(locale, one)} <span className="text-small text-text-2">{p(`memberRoles.${one.role}`)}</span>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t("declaration.people")}>
          <Table
            caption={t("declaration.people")}
            captionHidden
            rows={people}
            rowKey={(person) => person.row}
            columns={[
              { key: "name", header: p("people.name"), render: (person) => person.name, primary: true },
              { key: "role", header: p("people.role"), render: (person) => p(`personRoles.${person.role}`) },
              {
                key: "organisation",
                header: p("people.organisation"),
                render: (person) => nameIn(locale, { nameKo: person.organisationKo, nameEn: person.organisationEn }),
              },
            ]}
          />
        </Card>
        <Card title={t("declaration.examplesTitle")}>
          <ul className="list-disc pl-5">
            {(["same", "past", "family", "joint", "advice", "other"] as const).map((key) => (
              <li key={key}>{t(`declaration.examples.${key}`, { years: work.pastYears })}</li>
            ))}
          </ul>
        </Card>
        <Card>
          <ClientMessages namespaces={["reviews"]}>
            <DeclarationForm assignmentId={work.assignmentId} version={work.version} />
          </ClientMessages>
        </Card>
      </Stack>
    </Page>
  );
}
