import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatCount, formatScore } from "@/lib/platform/format";
import type { AdditionalRules, RulebookContent } from "@/lib/rulebook/domain/rulebook";

const points = (hundredths: number): string => formatScore(hundredths).replace(/\.00$/, "");

/** S1: how proposals are scored, as the rulebook of this call has it. */
export function CallRubric({ rulebook }: { rulebook: RulebookContent }) {
  const t = useTranslations("calls.public");
  const locale = useLocale();
  const total = rulebook.rubric.criteria.reduce((sum, criterion) => sum + criterion.maxHundredths, 0);
  return (
    <Card title={t("rubric")}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t("rubricCaption")}</caption>
        <thead className="text-small text-text-2">
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-2 text-left font-semibold">
              {t("criterion")}
            </th>
            <th scope="col" className="py-2 text-right font-semibold">
              {t("points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rulebook.rubric.criteria.map((criterion) => (
            <tr key={criterion.key} className="border-b border-line align-top">
              <th scope="row" className="py-3 pr-4 text-left">
                {locale === "ko" ? criterion.nameKo : criterion.nameEn}
                <span className="block text-small font-normal text-text-2">
                  {criterion.subCriteria
                    .map((sub) => `${locale === "ko" ? sub.nameKo : sub.nameEn} ${points(sub.maxHundredths)}`)
                    .join(" · ")}
                </span>
              </th>
              <td className="num py-3 text-right text-lead font-bold">{points(criterion.maxHundredths)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-3 text-left">
              {t("total")}
            </th>
            <td className="num py-3 text-right text-lead font-bold">{points(total)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="text-small text-text-2">{t("cutoff", { points: points(rulebook.selection.cutoffHundredths) })}</p>
    </Card>
  );
}

/** P5: what is different when one more team is sought. */
export function CallAdditional({ rules, seats }: { rules: AdditionalRules; seats: number }) {
  const t = useTranslations("calls.public");
  return (
    <Card title={t("additional")}>
      <ul className="grid list-disc gap-2 pl-5">
        <li>{t("additionalSeats", { count: seats })}</li>
        <li>{t(`additionalMajority${rules.majorityOf}`, { percent: rules.majorityOverBasisPoints / 100 })}</li>
        <li>{t("additionalNone")}</li>
      </ul>
    </Card>
  );
}

/** A3: what a proposal consists of; which sections a call demands is data of its rulebook. */
export function CallSections({ rulebook }: { rulebook: RulebookContent }) {
  const t = useTranslations("calls.public");
  const names = useTranslations("calls.sections");
  const { sections, requiresGraduateUniversity } = rulebook.proposal;
  return (
    <Card title={t("asked")} hint={t("askedHint", { count: sections.length })}>
      <ol className="grid">
        {sections.map((section, index) => (
          <li
            key={section.key}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-2.5 first:border-0"
          >
            <span className="num w-6 flex-none text-small text-text-2">{index + 1}</span>
            <span className="min-w-0 flex-1">
              {names.has(section.key) ? names(section.key) : section.key}
              {section.maxChars ? (
                <span className="block text-small text-text-2">
                  {t("length", { min: formatCount(section.minChars ?? 0), max: formatCount(section.maxChars) })}
                </span>
              ) : null}
            </span>
            <Badge tone={section.required ? "primary" : "neutral"}>
              {t(section.required ? "required" : "optional")}
            </Badge>
          </li>
        ))}
      </ol>
      {requiresGraduateUniversity ? <p className="mt-2 text-small text-text-2">{t("university")}</p> : null}
    </Card>
  );
}
