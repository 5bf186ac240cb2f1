import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { formatInstant } from "@/lib/platform/format";
import { namePanelMembersAction } from "@/lib/reviews/actions/challenges";
import type { PanelNaming } from "@/lib/reviews/types/challenges";

type Props = {
  naming: PanelNaming;
  callId: string;
  names: readonly string[];
  turn: { panelId: string; expectedVersion: number } | null;
};

/** S3: the members are named to the applicants, who may challenge them for as many days as the rulebook gives. */
export function PanelNamingCard({ naming, callId, names, turn }: Props) {
  const t = useTranslations("challenges.naming");
  const locale = useLocale();
  const { unnamed, challengesDueAt, open, windowDays } = naming;
  return (
    <Card title={t("title")} hint={t("hint", { days: windowDays })}>
      <DescriptionList
        items={[
          { term: t("unnamed"), detail: t("people", { count: unnamed }) },
          {
            term: t("dueAt"),
            detail: challengesDueAt ? formatInstant(challengesDueAt, locale) : t("notYet"),
          },
          { term: t("open"), detail: t("items", { count: open }) },
        ]}
      />
      <div className="mt-4 flex flex-wrap gap-2.5">
        {turn && unnamed > 0 ? (
          <ConfirmDialog
            triggerLabel={t("name")}
            triggerVariant="secondary"
            title={t("nameTitle", { count: unnamed })}
            description={t("nameBody", { days: windowDays })}
            affected={names}
            affectedLabel={t("affected")}
            confirmLabel={t("name")}
            action={namePanelMembersAction}
            input={turn}
            refusalsNamespace="reviews"
            successMessage={t("named")}
          />
        ) : null}
        {open > 0 ? (
          <ButtonLink href={`/manage/calls/${callId}/conflicts`} variant="secondary">
            {t("toChallenges")}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}
