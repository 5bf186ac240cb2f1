import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import { changedFigures } from "@/lib/rulebook/domain/figures";
import type { RulebookDetail, RulebookUse } from "@/lib/rulebook/types";
import { FigureChanges } from "./figure-tables";

/** When, by whom and why this version came to be. */
export function RulebookAbout({ rulebook }: { rulebook: RulebookDetail }) {
  const t = useTranslations("rulebook.detail");
  const locale = useLocale();
  return (
    <Card title={t("about")}>
      <DescriptionList
        items={[
          { term: t("effective"), detail: formatInstant(rulebook.effectiveFrom, locale) },
          { term: t("created"), detail: formatInstant(rulebook.createdAt, locale), hint: rulebook.authorName },
          { term: t("reason"), detail: rulebook.reason },
          { term: t("hash"), detail: <code className="text-small break-all">{rulebook.contentHash}</code> },
        ]}
      />
    </Card>
  );
}

/** P3: what this version changed. */
export function RulebookChanges({ rulebook }: { rulebook: RulebookDetail }) {
  const t = useTranslations("rulebook.detail");
  if (!rulebook.previous) return null;
  const changes = changedFigures(rulebook.previous.content, rulebook.content);
  const title = t("changes", { version: rulebook.previous.version });
  return (
    <Card title={title}>
      {changes.length === 0 ? (
        <p>{t("same")}</p>
      ) : (
        <FigureChanges changes={changes} content={rulebook.content} caption={title} />
      )}
    </Card>
  );
}

function Use({ use, href, name }: { use: RulebookUse; href: string; name: string }) {
  const t = useTranslations("rulebook.detail");
  const locale = useLocale();
  return (
    <li className="border-t border-line py-2.5 first:border-0">
      <TextLink href={href}>{name}</TextLink>
      <span className="block text-small text-text-2">
        {locale === "ko" ? use.titleKo : use.titleEn} ·{" "}
        {use.frozenAt ? t("frozen", { at: formatInstant(use.frozenAt, locale) }) : t("notFrozen")}
      </span>
    </li>
  );
}

/** P3: the calls and stages that stand on this version. */
export function RulebookUses({ rulebook }: { rulebook: RulebookDetail }) {
  const t = useTranslations("rulebook.detail");
  const isUnused = rulebook.calls.length + rulebook.stages.length === 0;
  return (
    <Card title={t("uses")}>
      {isUnused ? <p className="text-small text-text-2">{t("noUses")}</p> : null}
      <ul>
        {rulebook.calls.map((use) => (
          <Use key={use.id} use={use} href={`/calls/${use.label}`} name={use.label} />
        ))}
        {rulebook.stages.map((use) => (
          <Use key={use.id} use={use} href={`/stages/${use.id}`} name={t("stage", { number: use.label })} />
        ))}
      </ul>
    </Card>
  );
}
