import { useTranslations } from "next-intl";
import { YearEnvelopes } from "@/components/ledger/year-envelopes";
import type { TalentEnvelope } from "@/lib/talent/types";

/** H1: the team's cap year by year, what of it is bound and what is paid. */
export function CapTable({ envelopes }: { envelopes: readonly TalentEnvelope[] }) {
  const t = useTranslations("talent.caps");
  return <YearEnvelopes title={t("title")} hint={t("hint")} none={t("none")} envelopes={envelopes} />;
}
