import "server-only";
import { formatDate, formatInstant, formatScore } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { LetterDocument } from "@/lib/platform/pdf";
import type { ApplicantResult } from "../types";

export const letterNumber = ({ receiptNumber }: Pick<ApplicantResult, "receiptNumber">): string => `${receiptNumber}-R`;

/** S8: the letter of result in one language, with exactly what the applicant's page says: never who gave which score. */
export async function resultLetter(result: ApplicantResult, locale: Locale): Promise<LetterDocument> {
  const t = await translatorFor(locale);
  const w = (key: string, values?: Record<string, string | number>) => t(`letters.result.${key}`, values);
  const named = (ko: string, en: string) => (locale === "en" && en ? en : ko);
  const lead = named(result.leadNameKo, result.leadNameEn);
  const call = named(result.call.titleKo, result.call.titleEn);
  const title = named(result.titleKo, result.titleEn);
  const due = result.call.objectionsDueAt;
  return {
    language: locale,
    programme: t("layout.portal"),
    issuer: t("letters.issuer"),
    title: w("title"),
    number: letterNumber(result),
    date: result.call.publishedAt ? formatDate(result.call.publishedAt, locale) : "",
    recipient: w("recipient", { lead }),
    paragraphs: [
      w("opening", { call, title }),
      t(`reviews.result.meaning.${result.result}`),
      ...(result.nobody ? [t(`reviews.result.nobody.${result.nobody}`)] : []),
    ],
    facts: [
      { label: w("receiptNumber"), value: result.receiptNumber },
      { label: w("proposal"), value: title },
      { label: w("result"), value: t(`reviews.results.${result.result}`) },
      {
        label: w("total"),
        value: `${formatScore(result.totalHundredths)} / ${result.maxHundredths / 100}`,
      },
      { label: w("band"), value: named(result.rankBand.nameKo, result.rankBand.nameEn) },
      { label: w("sheetCount"), value: String(result.sheetCount) },
    ],
    texts: [
      ...result.criteria.map(({ nameKo, nameEn, opinions }) => ({
        title: w("opinionsOn", { criterion: named(nameKo, nameEn) }),
        hint: t("reviews.result.opinionsHint"),
        items: opinions,
      })),
      { title: w("overall"), hint: t("reviews.result.opinionsHint"), items: result.overallOpinions },
    ],
    tables: [
      {
        title: w("members"),
        head: [w("memberName"), w("memberAffiliation")],
        widths: [1, 2],
        rows: result.panelMembers.map(({ name, affiliation }) => [name, affiliation]),
        empty: w("noMembers"),
      },
    ],
    notice: due
      ? { title: w("objectionTitle"), body: w("objectionBody", { until: formatInstant(due, locale) }) }
      : null,
    footer: t("letters.footer"),
  };
}
