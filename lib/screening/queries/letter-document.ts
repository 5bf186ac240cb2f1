import "server-only";
import { formatDate, formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { LetterDocument } from "@/lib/platform/pdf";
import type { LetterFacts } from "../types/letter";

type Words = (key: string, values?: Record<string, string | number>) => string;

/** S10: how an ineligible proposal may object, and the courts beyond (Administrative Procedures Act, article 26). */
function objectionNotice({ objection }: LetterFacts, w: Words, locale: Locale): LetterDocument["notice"] {
  const { days, decisionDays, until } = objection;
  const filing = until
    ? w("objection.until", { days, until: formatDate(until, locale) })
    : w("objection.within", { days });
  const lines = [filing, w("objection.decision", { days: decisionDays }), w("objection.courts")];
  return { title: w("objection.title"), body: lines.join("\n") };
}

/** A10: every word of a letter, in one language. */
export async function letterDocument(letter: LetterFacts, locale: Locale): Promise<LetterDocument> {
  const t = await translatorFor(locale);
  const w: Words = (key, values) => t(`letters.eligibility.${key}`, values);
  const { kind, supplement } = letter;
  const params = { call: letter.call[locale], number: letter.receiptNumber, lead: letter.lead[locale] };
  return {
    language: locale,
    programme: t("layout.portal"),
    issuer: t("letters.issuer"),
    number: letter.number,
    date: formatDate(letter.at, locale),
    recipient: w("recipient", params),
    title: w(`${kind}.title`, params),
    paragraphs: ["first", "second", "third"].map((one) => w(`${kind}.${one}`, params)),
    facts: [
      { label: w("receiptNumber"), value: letter.receiptNumber },
      { label: w("proposal"), value: letter.title[locale] },
      { label: w("lead"), value: letter.lead[locale] },
      { label: w("pi"), value: letter.pi[locale] },
      ...(supplement
        ? [
            {
              label: w("sections"),
              value: supplement.sections.map((key) => t(`proposals.sections.${key}`)).join(", "),
            },
            { label: w("dueAt"), value: formatInstant(supplement.dueAt, locale) },
          ]
        : [{ label: w("result"), value: w(`${kind}.result`) }]),
    ],
    texts: kind === "eligible" ? [] : [{ title: w(`${kind}.reason`), hint: "", items: [letter.reason] }],
    tables: [],
    notice: kind === "ineligible" ? objectionNotice(letter, w, locale) : null,
    contact: { title: w("contact"), lines: letter.contact },
    footer: t("letters.footer"),
  };
}
