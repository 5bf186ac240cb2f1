import { getTranslations, setRequestLocale } from "next-intl/server";
import { DiscussionCard } from "@/components/deliberation/discussion-card";
import { ItemAside } from "@/components/deliberation/item-aside";
import { Motions } from "@/components/deliberation/motions";
import { WhatIfRoom } from "@/components/deliberation/what-if-room";
import { itemTitle } from "@/components/deliberation/words";
import { ClientMessages } from "@/components/layout/client-messages";
import { Columns } from "@/components/layout/columns";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { loadItem } from "@/lib/deliberation/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string; itemId: string }> };

export async function generateMetadata({ params }: Props) {
  const { locale, id, itemId } = await params;
  const item = await loadItem(id, itemId);
  return { title: itemTitle(await getTranslations("deliberation"), locale, item) };
}

export default async function ItemPage({ params }: Props) {
  const { locale, id, itemId } = await params;
  setRequestLocale(locale);
  const item = await loadItem(id, itemId);
  const t = await getTranslations("deliberation");
  const title = itemTitle(t, locale, item);
  const { session } = item;
  return (
    <Page>
      <PageHeader
        title={title}
        meta={t("item.number", { number: item.position })}
        breadcrumb={[
          { label: t("home"), href: "/dashboard" },
          { label: t("title"), href: "/deliberation" },
          { label: t("sessionTitle", { number: session.number, call: session.callCode }), href: `/deliberation/${id}` },
          { label: t("item.number", { number: item.position }) },
        ]}
      />
      {session.state === "IN_SESSION" ? <LiveRefresh /> : null}
      <Columns aside={<ItemAside item={item} />}>
        <Motions item={item} />
        {item.facts ? (
          <ClientMessages namespaces={["deliberation", "teams"]}>
            <WhatIfRoom itemId={item.id} facts={item.facts} draft={item.draft} mayDraft={item.may.draft} />
          </ClientMessages>
        ) : null}
        <DiscussionCard item={item} />
      </Columns>
    </Page>
  );
}
