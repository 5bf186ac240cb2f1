import { getTranslations } from "next-intl/server";
import { formatCount } from "@/lib/platform/format";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";

/** How derivatives are counted, as pairs of term and text. */
export async function derivativesFacts(plan: DerivativesPlan): Promise<{ term: string; text: string }[]> {
  const t = await getTranslations("stages.derivatives");
  const also = (["countsIndirect", "countsGated", "countsUnknownWeights"] as const).filter((key) => plan[key]);
  return [
    { term: t("relations"), text: plan.relations.map((one) => t(`relationNames.${one}`)).join(", ") },
    { term: t("counts"), text: also.map((key) => t(key)).join(" · ") || t("countsNothing") },
    { term: t("ownerCap"), text: t("capValue", { count: plan.ownerCap }) },
    { term: t("minimumDownloads"), text: t("downloadsValue", { count: plan.minimumDownloads }) },
    { term: t("snapshotDays"), text: t("daysValue", { count: plan.snapshotDays }) },
    { term: t("disputeDays"), text: t("disputeValue", { count: plan.disputeDays }) },
    {
      term: t("scaleKind"),
      text: t("scaleValue", { kind: t(`scaleKinds.${plan.scale.kind}`), target: formatCount(plan.scale.target) }),
    },
  ];
}
