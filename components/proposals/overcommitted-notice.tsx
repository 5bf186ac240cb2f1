import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { formatDate } from "@/lib/platform/format";
import type { OvercommittedPerson } from "@/lib/proposals/types/competing";

/** ②: people whose time is promised more than once, as it was last saved; nothing when nobody's is. */
export function OvercommittedNotice({ people }: { people: readonly OvercommittedPerson[] }) {
  const t = useTranslations("proposals.overcommitted");
  const locale = useLocale();
  if (people.length === 0) return null;
  return (
    <Notice tone="warning" title={t("title")}>
      <ul className="list-disc pl-5">
        {people.map(({ name, percent, day }) => (
          <li key={`${name} ${day}`}>
            {day === ""
              ? t("always", { name, percent })
              : t("from", { name, percent, day: formatDate(new Date(`${day}T00:00:00+09:00`), locale) })}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-small">{t("body")}</p>
    </Notice>
  );
}
