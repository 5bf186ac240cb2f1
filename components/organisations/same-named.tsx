import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { RegistryName } from "@/lib/organisations/domain/doubles";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import { mergeHref } from "./merge-targets";

/** A2: entries of one name under several numbers: the same body twice, or two that happen to be called alike. */
export function SameNamed({ groups }: { groups: readonly (readonly RegistryName[])[] }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  if (groups.length === 0) return null;
  return (
    <Card title={t("doubles.title")} hint={t("doubles.count", { count: groups.length })}>
      <p className="mb-3 text-small text-text-2">{t("doubles.body")}</p>
      <ul className="grid gap-4">
        {groups.map((group) => {
          const [first, ...others] = group;
          return first ? (
            <li key={first.id} className="border-t border-line pt-3 first:border-0 first:pt-0">
              <ul className="grid gap-2">
                {group.map((entry) => (
                  <li key={entry.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                    <TextLink href={`/organisations/${entry.id}`}>
                      {locale === "ko" ? entry.nameKo : entry.nameEn}
                    </TextLink>
                    <span className="num text-small text-text-2">
                      {formatRegistrationNumber(entry.registrationNumber)}
                    </span>
                    {others.includes(entry) ? (
                      <span className="ml-auto">
                        <ButtonLink href={mergeHref(entry.id, first.id)} size="compact">
                          {t("doubles.look")}
                        </ButtonLink>
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </li>
          ) : null;
        })}
      </ul>
    </Card>
  );
}
