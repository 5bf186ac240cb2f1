import { getLocale, getTranslations } from "next-intl/server";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/platform/format";
import type { PublicResultRow } from "@/lib/results/types";

type Props = { results: readonly PublicResultRow[]; number: number };

/** Ways to the published results of other stages. */
export async function OtherResults({ results, number }: Props) {
  const t = await getTranslations("results");
  const locale = await getLocale();
  const others = results.filter((one) => one.number !== number);
  if (others.length === 0) return null;
  return (
    <nav aria-label={t("others.title")}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small">
        {others.map((one) => (
          <li key={one.number}>
            <TextLink href={`/results/${one.number}`}>{t("title", { number: one.number })}</TextLink>{" "}
            <span className="text-text-2">{formatDate(one.publishedAt, locale)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
