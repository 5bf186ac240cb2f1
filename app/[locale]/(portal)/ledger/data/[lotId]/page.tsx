import { getTranslations, setRequestLocale } from "next-intl/server";
import { DeliveryTable } from "@/components/datasets/delivery-table";
import { EvidenceForm, EvidenceList } from "@/components/datasets/evidence";
import { LicenceCard } from "@/components/datasets/licence-card";
import { LotFacts, LotVote } from "@/components/datasets/lot-facts";
import { LotHistory } from "@/components/datasets/lot-history";
import { LotWishes } from "@/components/datasets/lot-wishes";
import { LotDecisions } from "@/components/datasets/purchase";
import { ShareTable } from "@/components/datasets/share-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { loadLot } from "@/lib/datasets/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; lotId: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await loadLot((await params).lotId)).corpus };
}

export default async function LotPage({ params }: Props) {
  const { locale, lotId } = await params;
  setRequestLocale(locale);
  const lot = await loadLot(lotId);
  const t = await getTranslations("datasets");
  return (
    <Page>
      <ClientMessages namespaces={["datasets"]}>
        <PageHeader
          title={lot.corpus}
          meta={`${t("lots.number", { number: lot.number })} · ${lot.owner}`}
          breadcrumb={[
            { label: t("home"), href: "/dashboard" },
            lot.isStaff ? { label: t("title"), href: "/ledger/data" } : { label: t("title") },
            { label: lot.corpus },
          ]}
          actions={<LotDecisions lot={lot} />}
        />
        <Columns
          aside={
            <Stack>
              <LotVote lot={lot} />
              <LotHistory steps={lot.steps} />
            </Stack>
          }
        >
          <Stack>
            {lot.may.takeBack ? <Notice tone="info">{t("purchase.waitsForOther")}</Notice> : null}
            <LotFacts lot={lot} />
            <LotWishes lot={lot} />
            <ShareTable lot={lot} />
            <LicenceCard lot={lot} />
            <DeliveryTable lot={lot} />
            {lot.isStaff || lot.evidence.length > 0 ? (
              <Card
                title={t("evidence.title")}
                hint={t("evidence.hint")}
                actions={
                  lot.may.addEvidence ? (
                    <EvidenceForm subject="lots" subjectId={lot.id} kind="CONTRACT" count={lot.evidence.length} />
                  ) : undefined
                }
              >
                <EvidenceList evidence={lot.evidence} />
              </Card>
            ) : null}
          </Stack>
        </Columns>
      </ClientMessages>
    </Page>
  );
}
