import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { SessionView } from "@/lib/deliberation/types";
import { formatInstant } from "@/lib/platform/format";

/** When, where, under whom, and by which rule of quorum. */
export async function SessionAbout({ session }: { session: SessionView }) {
  const [t, locale] = await Promise.all([getTranslations("deliberation"), getLocale()]);
  const { roll } = session;
  const chair = session.members.find((member) => member.isChair);
  const facts = [
    { term: t("call"), detail: nameIn(locale, { nameKo: session.callTitleKo, nameEn: session.callTitleEn }) },
    { term: t("startsAt"), detail: formatInstant(session.startsAt, locale) },
    { term: t("place"), detail: session.place },
    ...(session.videoUrl
      ? [
          {
            term: t("videoUrl"),
            detail: (
              <TextLink href={session.videoUrl} external>
                {t("join")}
              </TextLink>
            ),
          },
        ]
      : []),
    { term: t("chair"), detail: chair?.name ?? "–" },
    {
      term: t("quorum"),
      detail: t("quorumText", { needed: roll.needed, members: roll.members, present: roll.present }),
      hint: t("ruleText", { version: session.rulebookVersion, abstentions: session.abstentionsCount ? "yes" : "no" }),
    },
    ...(session.openedAt ? [{ term: t("openedAt"), detail: formatInstant(session.openedAt, locale) }] : []),
    ...(session.endedAt ? [{ term: t("endedAt"), detail: formatInstant(session.endedAt, locale) }] : []),
    ...(session.cancelReason ? [{ term: t("cancelReason"), detail: session.cancelReason }] : []),
    ...(session.remarks ? [{ term: t("remarks"), detail: session.remarks }] : []),
  ];
  return (
    <Card title={t("about")}>
      <DescriptionList items={facts} />
    </Card>
  );
}
