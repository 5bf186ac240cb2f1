import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { wordIn } from "@/components/ledger/words";
import { EndTalent, TalentDecision } from "@/components/talent/decision-dialogs";
import { EvidenceTable } from "@/components/talent/evidence-table";
import { PaymentTable } from "@/components/talent/payment-table";
import { PersonFacts, PersonYears } from "@/components/talent/person-facts";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadPerson } from "@/lib/talent/loaders";

type Props = { params: Promise<{ locale: Locale; id: string; personId: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id, personId } = await params;
  const person = await loadPerson(id, personId);
  return { title: wordIn(locale, person.name, person.nameEn) };
}

export default async function TalentPersonPage({ params }: Props) {
  const { locale, id, personId } = await params;
  setRequestLocale(locale);
  const person = await loadPerson(id, personId);
  const t = await getTranslations("talent");
  const name = wordIn(locale, person.name, person.nameEn);
  const team = wordIn(locale, person.teamKo, person.teamEn);
  const actions = person.status === "REQUESTED" ? <TalentDecision person={person} /> : <EndTalent person={person} />;
  return (
    <Page>
      <ClientMessages namespaces={["talent"]}>
        <PageHeader
          title={name}
          meta={`${person.homeInstitution} · ${person.homeCountry}`}
          breadcrumb={[
            { label: t("home"), href: "/dashboard" },
            { label: t("team.title", { team }), href: `/teams/${id}/talent` },
            { label: name },
          ]}
          actions={person.may.decide && person.status !== "REJECTED" ? actions : undefined}
        />
        <Stack>
          {person.teamStatus === "ACTIVE" ? null : (
            <Notice tone="info" title={t("team.continuesTitle")}>
              {t("team.continues", { year: String(person.lastYear) })}
            </Notice>
          )}
          <PersonFacts person={person} />
          <PersonYears person={person} />
          <PaymentTable person={person} />
          <EvidenceTable person={person} />
        </Stack>
      </ClientMessages>
    </Page>
  );
}
