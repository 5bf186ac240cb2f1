import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { ReplacementView } from "@/lib/stages/types";
import { titleIn } from "./names";

type Props = { stageNumber: number; replacement: ReplacementView };

/** P5: after a final stage, where the officer stands: how many teams are left, and the way to an additional call. */
export function StageReplacementCard({ stageNumber, replacement }: Props) {
  const t = useTranslations("stages.replacement");
  const locale = useLocale();
  const { missing, seats, active, wanted, maxTeams, underway } = replacement;
  const figures = { active, wanted, missing, seats, maxTeams };
  return (
    <Card
      id="replacement"
      title={t("title")}
      status={
        <StatusTag tone={missing > 0 ? "warn" : "done"}>
          {missing > 0 ? t("short", { missing }) : t("enough", { active })}
        </StatusTag>
      }
    >
      <p>{t(missing > 0 ? "shortBody" : "enoughBody", figures)}</p>
      {underway.length > 0 ? (
        <>
          <p className="mt-3 font-semibold">{t("underway")}</p>
          <ul className="mt-1 grid gap-1">
            {underway.map((call) => (
              <li key={call.id}>
                <TextLink href={`/manage/calls/${call.id}`}>{titleIn(locale, call)}</TextLink>
                {call.isDraft ? <span className="text-small text-text-2"> {t("draft")}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="mt-4">
        <ButtonLink
          href={`/manage/calls/new?stage=${stageNumber}`}
          variant={missing > 0 && underway.length === 0 ? "primary" : "secondary"}
          size="compact"
        >
          {t(underway.length > 0 ? "another" : "draftCall")}
        </ButtonLink>
      </div>
    </Card>
  );
}
