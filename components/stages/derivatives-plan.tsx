import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";
import { derivativesFacts } from "./derivatives-facts";

/** E2, Y1, Y2: the counting of derivatives in a plan, as teams agree to it and as it is frozen. */
export async function DerivativesPlanCard({ stageId, derivatives }: { stageId: string; derivatives: DerivativesPlan }) {
  const t = await getTranslations("stages.derivatives");
  const facts = await derivativesFacts(derivatives);
  return (
    <Card title={t("title")} actions={<ButtonLink href={`/stages/${stageId}/derivatives`}>{t("open")}</ButtonLink>}>
      <DescriptionList items={facts.map(({ term, text }) => ({ term, detail: text }))} />
    </Card>
  );
}
