import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant, formatScore } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { ApplicantResult } from "@/lib/reviews/types";
import { nameIn, RESULT_TONES } from "./names";

function Opinions({ opinions }: { opinions: readonly string[] }) {
  return (
    <ul className="grid gap-4">
      {opinions
        .map((text, index) => ({ key: String(index), text }))
        .map(({ key, text }) => (
          <li key={key} className="prose-ko border-l-4 border-line pl-4 whitespace-pre-line">
            {text}
          </li>
        ))}
    </ul>
  );
}

/** S8: result, total and band; what was said, not who said it; who sat on the panel, not who scored what. */
export function ApplicantResultView({ result }: { result: ApplicantResult }) {
  const t = useTranslations("reviews");
  const locale = useLocale() as Locale;
  return (
    <Stack>
      <Card
        title={t("result.summary")}
        status={<StatusTag tone={RESULT_TONES[result.result]}>{t(`results.${result.result}`)}</StatusTag>}
      >
        <p className="mb-4">
          {t(`result.meaning.${result.result}`)}
          {result.nobody ? ` ${t(`result.nobody.${result.nobody}`)}` : null}
        </p>
        <DescriptionList
          items={[
            {
              term: t("ranking.total"),
              detail: (
                <span className="num">
                  <b className="text-section">{formatScore(result.totalHundredths)}</b> / {result.maxHundredths / 100}
                </span>
              ),
            },
            { term: t("result.band"), detail: nameIn(locale, result.rankBand) },
            ...(result.change
              ? [
                  {
                    term: t("result.changed"),
                    detail: t("result.changedFrom", {
                      from: t(`results.${result.change.from}`),
                      at: formatInstant(result.change.at, locale),
                    }),
                  },
                ]
              : []),
            { term: t("result.sheetCount"), detail: <span className="num">{result.sheetCount}</span> },
            ...(result.call.publishedAt
              ? [{ term: t("result.publishedAt"), detail: formatInstant(result.call.publishedAt, locale) }]
              : []),
          ]}
        />
      </Card>
      {result.criteria.map((criterion) => (
        <Card key={criterion.key} title={nameIn(locale, criterion)} hint={t("result.opinionsHint")}>
          <Opinions opinions={criterion.opinions} />
        </Card>
      ))}
      <Card title={t("sheet.opinion")} hint={t("result.opinionsHint")}>
        <Opinions opinions={result.overallOpinions} />
      </Card>
      <Card title={t("result.members")} hint={t("result.membersHint")}>
        <ul className="grid gap-1.5 md:grid-cols-2">
          {result.panelMembers.map((member) => (
            <li key={`${member.name}-${member.affiliation}`}>
              {member.name} <span className="text-small text-text-2">{member.affiliation}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Stack>
  );
}
