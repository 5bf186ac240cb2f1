import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/platform/format";
import type { PublicResultRow } from "@/lib/results/types";

/** Published results of stage evaluations, the latest first; nothing before there is one. */
export function HomeResults({ results }: { results: readonly PublicResultRow[] }) {
  const t = useTranslations("results.home");
  const locale = useLocale();
  if (results.length === 0) return null;
  return (
    <section aria-labelledby="results" className="grid gap-5">
      <h2 id="results" className="text-section">
        {t("title")}
      </h2>
      <ul className="grid gap-4">
        {results.map((one) => (
          <li key={one.number} className="border-l-4 border-primary pl-4">
            <p className="font-bold">
              {locale === "ko" ? one.titleKo : one.titleEn}{" "}
              <span className="text-small font-normal text-text-2">{formatDate(one.publishedAt, locale)}</span>
            </p>
            <p>{t("outcome", { teams: one.teams, advancing: one.advancing })}</p>
            <p className="text-small">
              <TextLink href={`/results/${one.number}`}>{t("see", { number: one.number })}</TextLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
