import { getLocale, getTranslations } from "next-intl/server";
import { TextLink } from "@/components/ui/text-link";
import { formatGpu, formatWon } from "@/lib/platform/format";
import type { StageDetail } from "@/lib/stages/types";
import { nameIn } from "./names";

/** E4: what the approval carried out, team by team, each with the way to what is left to do. */
export async function StageConsequenceList({ stage }: { stage: StageDetail }) {
  const [t, locale] = await Promise.all([getTranslations("stages.consequences"), getLocale()]);
  const done = stage.decision?.consequences;
  if (!done || done.left.length + done.reinstated.length + done.amendments.length === 0) return null;
  const nameOf = (teamId: string): string => {
    const team = stage.teams.find((one) => one.teamId === teamId);
    return team ? nameIn(locale, team) : "–";
  };
  return (
    <section className="mt-6" aria-labelledby="consequences">
      <h3 id="consequences" className="mb-2 font-semibold">
        {t("title")}
      </h3>
      <ul className="grid list-disc gap-2 ps-5">
        {done.left.map(({ teamId, gpuCount, talentWon, handoverPlanId }) => (
          <li key={teamId}>
            {t("left", { team: nameOf(teamId), gpus: formatGpu(gpuCount, locale) })}
            {BigInt(talentWon) > 0n ? ` ${t("talent", { amount: formatWon(BigInt(talentWon), locale) })}` : null}{" "}
            {handoverPlanId ? <TextLink href={`/ledger/handovers/${handoverPlanId}`}>{t("handover")}</TextLink> : null}
          </li>
        ))}
        {done.reinstated.map(({ teamId, gpuCount, missing }) => (
          <li key={teamId}>
            {t("reinstated", { team: nameOf(teamId), gpus: formatGpu(gpuCount, locale) })}
            {missing > 0 ? ` ${t("missing", { gpus: formatGpu(missing, locale) })}` : null}
          </li>
        ))}
        {done.amendments.map(({ teamId, agreementId, kind, number, lowered }) => (
          <li key={teamId}>
            {t(kind === "DRAFTED" ? "drafted" : "versionOpen", { team: nameOf(teamId), number: number ?? 0 })}
            {lowered ? ` ${t("lowered")}` : null}{" "}
            <TextLink href={`/agreements/${agreementId}`}>{t("agreement")}</TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
