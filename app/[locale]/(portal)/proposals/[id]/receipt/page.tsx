import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { ReceiptActions, ReceiptAside, ReceiptFacts, ReceiptStanding } from "@/components/proposals/receipt-view";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadReceipt } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals.receipt"))("title") };
}

export default async function ReceiptPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const receipt = await loadReceipt(id);
  const t = await getTranslations("proposals.receipt");
  return (
    <Page>
      <ProposalHeader proposal={{ id, titleKo: receipt.titleKo, titleEn: receipt.titleEn }} title={t("title")} />
      <ClientMessages namespaces={["proposals"]}>
        <Columns aside={<ReceiptAside receipt={receipt} />}>
          <ReceiptStanding receipt={receipt} />
          <ReceiptFacts receipt={receipt} />
          <ReceiptActions receipt={receipt} />
        </Columns>
      </ClientMessages>
    </Page>
  );
}
