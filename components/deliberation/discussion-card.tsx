import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import type { ItemView } from "@/lib/deliberation/types";
import { DiscussionForm } from "./discussion-form";

/** What was said about the item, as the minutes will have it. */
export async function DiscussionCard({ item }: { item: ItemView }) {
  const t = await getTranslations("deliberation.discussion");
  if (!item.may.discuss && item.discussion === "") return null;
  return (
    <Card title={t("title")} hint={t("hint")}>
      {item.may.discuss ? (
        <ClientMessages namespaces={["deliberation"]}>
          <DiscussionForm itemId={item.id} version={item.version} discussion={item.discussion} />
        </ClientMessages>
      ) : (
        <p className="prose-ko whitespace-pre-line">{item.discussion}</p>
      )}
    </Card>
  );
}
