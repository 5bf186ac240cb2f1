import "server-only";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import { formatCount, formatGpu, formatWon } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { Translate } from "@/lib/platform/i18n/translator";
import { scoreText } from "@/lib/references/domain/millionths";
import { periodParams, SUPPORT_RESOURCES } from "@/lib/teams/domain/support";
import type { AgreementContent, DutySpan } from "../domain/content";
import type { WordedAgreement, WordedTable } from "../types";

export type Words = { t: Translate; locale: Locale };
type Annex = WordedAgreement["annexes"][number];

export const named = (locale: Locale, ko: string, en: string): string => (locale === "en" && en ? en : ko);
export const dayText = (value: string): string => `${value.split("-").map(Number).join(". ")}.`;
export const rateText = (basisPoints: number | string): string => `${Number(basisPoints) / 100}%`;
const w =
  ({ t }: Words) =>
  (key: string, values?: Record<string, string | number>) =>
    t(`agreements.document.${key}`, values);

export const periodName = ({ t }: Words, period: string): string => t("teams.period", periodParams(period));
const amountText = (locale: Locale, resource: string, amount: string): string =>
  resource === "GPU" ? formatGpu(Number(amount), locale) : formatWon(BigInt(amount), locale);

function parties(words: Words, content: AgreementContent): Annex {
  const [say, { t, locale }] = [w(words), words];
  const government = content.agencies.map(({ kind, name }) => [t(`agreements.kinds.${kind}`), name]);
  const members = content.members.map((member) => [
    named(locale, member.nameKo, member.nameEn),
    t(`teams.roles.${member.role}`),
    formatRegistrationNumber(member.registrationNumber),
    t(`organisations.sizes.${member.size}`),
    rateText(member.shareBasisPoints),
  ]);
  const head = ["organisation", "role", "registration", "size", "share"].map((key) => say(key));
  return {
    ...{ key: "parties", title: say("annexParties"), note: "" },
    facts: [{ label: say("government"), value: say("ministry") }],
    tables: [
      {
        ...{ title: say("agencies"), head: [say("field"), say("agency")], widths: [2, 3], figures: [], empty: "–" },
        rows: government,
      },
      { title: say("consortium"), head, widths: [4, 2, 3, 3, 2], figures: [4], rows: members, empty: "–" },
    ],
  };
}

function targets(words: Words, { targets: agreed, project }: AgreementContent): Annex {
  const [say, { t, locale }] = [w(words), words];
  return {
    ...{ key: "targets", title: say("annexTargets"), note: "" },
    facts: [
      {
        label: say("modelKinds"),
        value: project.modelKinds.map((kind) => t(`proposals.modelKinds.${kind}`)).join(" · ") || "–",
      },
      { label: say("ratio"), value: say("ratioText", { ratio: agreed.ratioBasisPoints / 100 }) },
    ],
    tables: [
      {
        ...{ title: say("benchmarks"), head: [say("benchmark"), say("ownTarget")], widths: [4, 2], figures: [1] },
        rows: agreed.benchmarks.map((one) => [
          named(locale, one.nameKo, one.nameEn),
          scoreText(BigInt(one.ownMillionths), BigInt(one.scaleMaxMillionths)),
        ]),
        empty: say("noBenchmarks"),
      },
    ],
  };
}

function support(words: Words, content: AgreementContent): Annex {
  const [say, { t, locale }] = [w(words), words];
  const tables = SUPPORT_RESOURCES.flatMap((resource): WordedTable[] => {
    const own = content.support.filter((figure) => figure.resource === resource);
    if (own.length === 0) return [];
    return [
      {
        ...{
          title: t(`teams.resources.${resource}`),
          head: [say("period"), say("size")],
          widths: [2, 3],
          figures: [1],
        },
        rows: own.map(({ period, amount }) => [periodName(words, period), amountText(locale, resource, amount)]),
        empty: "–",
      },
    ];
  });
  return { key: "support", title: say("annexSupport"), facts: [], tables, note: say("supportNote") };
}

const DUTY_HEAD = ["organisation", "supportShare", "rate", "minimum", "cash", "inKind"];

type Sums = { supportWon: string; minimumWon: string; minimumCashWon: string };

/** Amounts without their unit, which stands in the head: full figures of a whole programme have to fit beside each other. */
function dutyTable(words: Words, content: AgreementContent, span: DutySpan): WordedTable {
  const [say, { t, locale }] = [w(words), words];
  const row = (name: string, { supportWon, minimumWon, minimumCashWon }: Sums, rate: string) => [
    ...[name, formatCount(BigInt(supportWon)), rate, formatCount(BigInt(minimumWon))],
    ...[formatCount(BigInt(minimumCashWon)), formatCount(BigInt(minimumWon) - BigInt(minimumCashWon))],
  ];
  return {
    title: say("span", {
      ...{ from: dayText(span.from), to: dayText(span.to) },
      level: t(`openness.levels.${span.level}`),
    }),
    head: DUTY_HEAD.map((key) => say(key)),
    widths: [4, 4, 2, 4, 4, 4],
    figures: [1, 2, 3, 4, 5],
    rows: [
      ...span.members.map((member) => {
        const party = content.members.find(({ organisationId }) => organisationId === member.organisationId);
        const size = t(`organisations.sizes.${member.size}`);
        const name = party ? `${named(locale, party.nameKo, party.nameEn)} (${size})` : size;
        return row(name, member, rateText(member.rateBasisPoints));
      }),
      row(say("sum"), span, ""),
    ],
    empty: "–",
  };
}

function contribution(words: Words, content: AgreementContent): Annex {
  const [say, { locale }] = [w(words), words];
  const { contribution: terms } = content;
  const won = (amount: string) => formatWon(BigInt(amount), locale);
  const source = named(locale, terms.sourceKo, terms.sourceEn);
  const cited = { rule: terms.rule, version: content.rulebookVersion, source };
  return {
    ...{ key: "contribution", title: say("annexContribution") },
    facts: [
      { label: say("valuedSupport"), value: won(terms.supportWon) },
      { label: say("minimumAll"), value: won(terms.minimumWon) },
      { label: say("cashAll"), value: won(terms.minimumCashWon) },
    ],
    tables: terms.spans.map((span) => dutyTable(words, content, span)),
    note: [
      say(`base.${terms.base}`),
      say("valued", { cost: won(terms.monthlyCostWonPerGpu) }),
      say("cited", cited),
    ].join("\n"),
  };
}

function openness(words: Words, { openness: duty }: AgreementContent): Annex {
  const [say, { t }] = [w(words), words];
  const level = (one: string) => t(`openness.levels.${one}`);
  const verified = duty.verified;
  return {
    ...{ key: "openness", title: say("annexOpenness"), note: "" },
    facts: [
      { label: say("plannedLevel"), value: level(duty.level) },
      ...(verified
        ? [
            {
              label: say("verifiedLevel"),
              value: say("verifiedText", { level: level(verified.level), from: dayText(verified.from) }),
            },
          ]
        : []),
      { label: say("releasePlan"), value: duty.releasePlan || "–" },
    ],
    tables: [
      {
        ...{ title: say("components"), head: [say("component"), say("licence")], widths: [3, 3], figures: [] },
        rows: duty.components.map(({ key, licence }) => [t(`openness.components.${key}`), licence]),
        empty: say("noComponents"),
      },
    ],
  };
}

export const versionName = ({ t }: Words, amendment: number): string => t("agreements.versionName", { amendment });

/** D4: a content in the reader's language, worded once for pages and paper. */
export function wordedAgreement(words: Words, content: AgreementContent): WordedAgreement {
  const [say, { locale }] = [w(words), words];
  const special = named(locale, content.special.ko, content.special.en);
  return {
    title: say("title"),
    subtitle: `${content.number} · ${versionName(words, content.amendment)}`,
    facts: [
      { label: say("project"), value: named(locale, content.project.titleKo, content.project.titleEn) },
      { label: say("team"), value: named(locale, content.team.nameKo, content.team.nameEn) },
      { label: say("receipt"), value: content.project.receiptNumber },
      { label: say("term"), value: `${dayText(content.period.from)} – ${dayText(content.period.to)}` },
      { label: say("rulebook"), value: say("rulebookVersion", { version: content.rulebookVersion }) },
      { label: say("seal"), value: content.project.sealSha256, code: true },
    ],
    articles: content.articles.map((article, index) => ({
      key: article.key,
      title: say("article", { number: index + 1, title: named(locale, article.titleKo, article.titleEn) }),
      text: named(locale, article.textKo, article.textEn),
    })),
    annexes: [
      ...[parties, targets, support, contribution, openness].map((annex) => annex(words, content)),
      ...(special ? [{ key: "special", title: say("annexSpecial"), facts: [], tables: [], note: special }] : []),
    ],
  };
}
