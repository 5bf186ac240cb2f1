import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Deadline } from "@/components/ui/deadline";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { TaskList } from "@/lib/proposals/types";
import { letterHref } from "@/lib/screening/domain/letter";
import { sectionHref } from "./names";

type Asked = NonNullable<TaskList["supplement"]>;

/** A10: what the ministry asks for again, why, and how long is left. Every named section is one step away. */
export function SupplementNotice({
  list,
  supplement,
  serverNow,
}: {
  list: TaskList;
  supplement: Asked;
  serverNow: Date;
}) {
  const t = useTranslations("supplements.notice");
  const names = useTranslations("proposals.sections");
  const letters = useTranslations("letters.eligibility.card");
  const letter = letterHref(list.id, "supplement", useLocale(), supplement.id);
  return (
    <>
      <Notice
        tone="warning"
        title={t("title")}
        actions={
          <ButtonLink href={letter} size="compact" download>
            {letters("supplement")}
          </ButtonLink>
        }
      >
        <p>{t("body")}</p>
        <p className="mt-2 font-semibold">{t("sections")}</p>
        <ul className="list-disc pl-5">
          {supplement.sections.map((key) => (
            <li key={key}>
              <TextLink href={sectionHref(list.id, key)}>{names(key)}</TextLink>
            </li>
          ))}
        </ul>
        <p className="mt-2 font-semibold">{t("reason")}</p>
        <p className="whitespace-pre-line">{supplement.reason}</p>
      </Notice>
      <Deadline label={t("deadline")} instant={supplement.dueAt} serverNow={serverNow} />
    </>
  );
}

/** The one next step of an answer, beside the task list. */
export function SupplementStep({ list }: { list: TaskList }) {
  const t = useTranslations("supplements.notice");
  return (
    <div className="hidden md:block">
      <Card title={t("title")}>
        <ButtonLink href={`/proposals/${list.id}/check`} variant="primary" block>
          {t("check")}
        </ButtonLink>
      </Card>
    </div>
  );
}
