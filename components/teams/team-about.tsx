import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDate } from "@/lib/platform/format";
import type { TeamView } from "@/lib/teams/types";
import { TeamStatusTag } from "./team-status";
import { nameIn } from "./words";

/** Who the team is. */
export function TeamAbout({ team }: { team: TeamView }) {
  const t = useTranslations("teams");
  const locale = useLocale();
  const korean = locale === "ko";
  return (
    <Card title={t("team.about")}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("status"), detail: <TeamStatusTag status={team.status} /> },
          { term: t("call"), detail: korean ? team.callTitleKo : team.callTitleEn },
          {
            term: t("team.proposal"),
            detail: korean ? team.proposalTitleKo : team.proposalTitleEn || team.proposalTitleKo,
            ...(team.receiptNumber ? { hint: `${t("team.receipt")} ${team.receiptNumber}` } : {}),
          },
          { term: t("joined"), detail: formatDate(team.joinedAt, locale) },
          ...(team.leftAt ? [{ term: t("left"), detail: formatDate(team.leftAt, locale) }] : []),
          {
            term: t("members"),
            detail: (
              <ul>
                {team.members.map((member) => (
                  <li key={member.nameKo}>
                    {nameIn(locale, member)} <span className="text-small text-text-2">{t(`roles.${member.role}`)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  );
}
