import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { ChainCard, TotalsCard } from "@/components/settlement/chain-card";
import { Explanations } from "@/components/settlement/explanations";
import { SettlementHeaderActions, SettlementWords } from "@/components/settlement/settlement-header";
import { SettlementNotices } from "@/components/settlement/settlement-notices";
import { GpuCard, MoneyCard, OwnCard } from "@/components/settlement/statement-parts";
import { teamTrail } from "@/components/teams/team-trail";
import { nameIn } from "@/components/teams/words";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadSettlement } from "@/lib/settlement/loaders";

type Props = { params: Promise<{ locale: Locale; id: string; year: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id, year } = await params;
  const [{ team }, t] = await Promise.all([loadSettlement(id, year), getTranslations("settlement.statement")]);
  return { title: t("title", { team: nameIn(locale, team), year }) };
}

export default async function SettlementPage({ params }: Props) {
  const { locale, id, year } = await params;
  setRequestLocale(locale);
  const settlement = await loadSettlement(id, year);
  const t = await getTranslations("settlement");
  const name = nameIn(locale, settlement.team);
  const { gpu, money, own, totals } = settlement.content;
  return (
    <Page>
      <ClientMessages namespaces={["settlement"]}>
        <PageHeader
          title={t("statement.title", { team: name, year })}
          meta={t("statement.meta")}
          breadcrumb={[
            ...(await teamTrail(locale, id, settlement.team)),
            { label: t("contribution.name"), href: `/teams/${id}/contribution` },
            { label: t("statement.name", { year }) },
          ]}
          actions={<SettlementHeaderActions settlement={settlement} />}
        />
        <Stack>
          <SettlementNotices settlement={settlement} />
          {totals || money.length > 0 ? <MoneyCard money={money} /> : null}
          <OwnCard own={own} />
          <Columns
            aside={
              <Stack>
                <ChainCard settlement={settlement} />
                {totals ? <TotalsCard totals={totals} /> : null}
              </Stack>
            }
          >
            <Stack>
              {gpu ? <GpuCard gpu={gpu} /> : null}
              <SettlementWords settlement={settlement} />
              <Explanations settlement={settlement} />
            </Stack>
          </Columns>
        </Stack>
      </ClientMessages>
    </Page>
  );
}
