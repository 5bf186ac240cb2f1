import "server-only";
import { classify } from "@/lib/openness/domain/classify";
import { formatBytes, formatCount, formatGpu, formatInstant, formatWon } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { Translate } from "@/lib/platform/i18n/translator";
import type { PdfBlock } from "@/lib/platform/pdf";
import { scoreText } from "@/lib/references/domain/millionths";
import type { SealedProposal, SectionContents } from "../domain/content";
import type { PlanBlock } from "../domain/plan-text";

/** What the blocks are worded with: the reader's words, and where each picture of the plan lies in the document. */
export type Wording = { t: Translate; locale: Locale; picturePath: (fileId: string) => string };
type Table = { title?: string; head: string[]; widths: number[]; rows: string[][] };

const orDash = (text: string | number): string => (text === "" || text === 0 ? "–" : String(text));
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
export const named = (locale: Locale, ko: string, en: string): string => (locale === "en" && en ? en : ko);

const nothing = ({ t }: Wording, notNeeded = false): PdfBlock[] => [
  { type: "text", text: t(`proposals.document.${notNeeded ? "notNeeded" : "nothing"}`), quiet: true },
];
const listing = ({ t }: Wording, { title = "", ...table }: Table): PdfBlock => ({
  ...{ type: "listing", title, ...table },
  empty: t("proposals.document.nothing"),
});
const summed = ({ t, locale }: Wording, matter: string, amounts: readonly bigint[]): string =>
  t("proposals.document.sumOf", { matter: t(matter), sum: formatWon(sum(amounts), locale) });
const organisationName = ({ locale }: Wording, sealed: SealedProposal, id: string): string => {
  const member = sealed.consortium.find((one) => one.organisationId === id);
  return member ? named(locale, member.nameKo, member.nameEn) : "–";
};

function consortium(w: Wording, sealed: SealedProposal): PdfBlock[] {
  const d = (key: string) => w.t(`proposals.document.${key}`);
  const kind = (member: SealedProposal["consortium"][number]) => {
    const own = w.t(`proposals.organisationKinds.${member.kind}`);
    return member.hasGraduateStudents ? w.t("proposals.document.withGraduates", { kind: own }) : own;
  };
  const rows = sealed.consortium.map((member) => [
    named(w.locale, member.nameKo, member.nameEn),
    w.t(`proposals.memberRoles.${member.role}`),
    kind(member),
    orDash(member.task),
  ]);
  return [listing(w, { head: ["organisation", "role", "kind", "task"].map(d), widths: [3, 2, 3, 5], rows })];
}

function people(w: Wording, sealed: SealedProposal): PdfBlock[] {
  const rows = sealed.sections.people.people.map((person) => [
    orDash(person.name),
    w.t(`proposals.personRoles.${person.role}`),
    organisationName(w, sealed, person.organisationId),
    orDash(person.unit),
    orDash(person.email),
    `${person.participationPercent}%${person.startOn && person.endOn ? ` · ${person.startOn} – ${person.endOn}` : ""}`,
  ]);
  const head = ["name", "role", "organisation", "unit", "email", "period"].map((key) => w.t(`proposals.people.${key}`));
  return [listing(w, { head, widths: [3, 3, 4, 4, 5, 4], rows })];
}

const plan = (w: Wording, document: readonly PlanBlock[]): PdfBlock[] =>
  document.length === 0
    ? nothing(w)
    : document.map((block) =>
        block.type === "image" ? { type: "image", alt: block.alt, path: w.picturePath(block.fileId) } : block,
      );

function goals(w: Wording, { modelKinds, document }: SectionContents["goals"]): PdfBlock[] {
  const value = orDash(modelKinds.map((kind) => w.t(`proposals.modelKinds.${kind}`)).join(" · "));
  return [{ type: "pair", label: w.t("proposals.goals.modelKinds"), value }, ...plan(w, document)];
}

function performance(w: Wording, content: SectionContents["performance"]): PdfBlock[] {
  if (content.rows.length === 0) return nothing(w);
  const p = (key: string) => w.t(`proposals.performance.${key}`);
  const modelName = (key: string) => content.figures.find((one) => one.modelKey === key)?.modelName ?? key;
  const rows = content.rows.map((row) => [
    `${named(w.locale, row.nameKo, row.nameEn)} (${w.t(`references.directions.${row.direction}`)})`,
    scoreText(row.ownMillionths, row.scaleMaxMillionths),
    content.referenceModelKeys
      .map((key) => {
        const figure = content.figures.find((one) => one.modelKey === key && one.benchmarkKey === row.benchmarkKey);
        return `${modelName(key)} ${figure ? scoreText(figure.valueMillionths, row.scaleMaxMillionths) : p("noFigure")}`;
      })
      .join(", "),
  ]);
  return [
    listing(w, { title: p("targets"), head: [p("benchmark"), p("own"), p("references")], widths: [4, 2, 6], rows }),
    { type: "pair", label: p("formula"), value: w.t(`references.formulas.${content.formulaKey}`) },
    { type: "pair", label: p("method"), value: content.method || w.t("proposals.document.nothing") },
  ];
}

function gpu(w: Wording, content: SectionContents["gpu"]): PdfBlock[] {
  const g = (key: string) => w.t(`proposals.gpu.${key}`);
  const rows = content.requests.map((request) => [
    w.t(`proposals.halfYears.${request.halfYear.slice(4)}`, { year: request.halfYear.slice(0, 4) }),
    formatGpu(request.gpuCount, w.locale),
    orDash(request.purpose),
    orDash(request.otherSizeReason),
  ]);
  const head = ["period", "count", "purpose", "otherSizeReason"].map(g);
  return [
    ...(rows.length > 0 ? [listing(w, { head, widths: [3, 2, 5, 4], rows })] : nothing(w, content.notNeeded)),
    { type: "pair", label: g("own"), value: formatGpu(content.ownGpuCount, w.locale) },
  ];
}

function data(w: Wording, { wishes, projects, notNeeded }: SectionContents["data"]): PdfBlock[] {
  if (wishes.length + projects.length === 0) return nothing(w, notNeeded);
  const d = (key: string) => w.t(`proposals.data.${key}`);
  const wished = wishes.map((one) => [
    ...[orDash(one.corpus), orDash(one.ownerName), orDash(one.year), formatWon(one.estimatedWon, w.locale)],
  ]);
  const planned = projects.map((one) => [orDash(one.title), orDash(one.year), formatWon(one.amountWon, w.locale)]);
  const wishTitle = summed(
    w,
    "proposals.data.wishes",
    wishes.map((one) => one.estimatedWon),
  );
  const projectTitle = summed(
    w,
    "proposals.data.projects",
    projects.map((one) => one.amountWon),
  );
  const wishHead = ["corpus", "ownerName", "year", "estimatedWon"].map(d);
  const projectHead = ["projectTitle", "year", "amountWon"].map(d);
  return [
    ...(wished.length > 0
      ? [listing(w, { title: wishTitle, head: wishHead, widths: [5, 4, 2, 4], rows: wished })]
      : []),
    ...(planned.length > 0
      ? [listing(w, { title: projectTitle, head: projectHead, widths: [7, 2, 4], rows: planned })]
      : []),
  ];
}

function talent(w: Wording, content: SectionContents["talent"]): PdfBlock[] {
  if (content.people.length === 0) return nothing(w, content.notNeeded);
  const t = (key: string) => w.t(`proposals.talent.${key}`);
  const costs = ["labourWon", "researchWon", "stayWon"] as const;
  const rows = content.people.map((person) => [
    ...[orDash(person.name), orDash(person.homeInstitution)],
    `${orDash(person.year)} · ${formatCount(person.personMonths)} ${t("months")}`,
    ...costs.map((cost) => formatWon(person[cost], w.locale)),
  ]);
  const head = ["name", "homeInstitution", "personMonths", ...costs].map(t);
  const all = content.people.flatMap((person) => costs.map((cost) => person[cost]));
  return [listing(w, { title: summed(w, "proposals.sections.talent", all), head, widths: [3, 4, 3, 3, 3, 3], rows })];
}

function openness(w: Wording, { choices, releasePlan }: SectionContents["openness"]): PdfBlock[] {
  const o = (key: string, values?: Record<string, string>) => w.t(`proposals.openness.${key}`, values);
  const level = w.t(`openness.levels.${classify(choices).level}`);
  const rows = choices.map((one) => [
    ...[w.t(`openness.components.${one.componentKey}`), one.licence, orDash(one.note)],
  ]);
  return [
    { type: "text", text: o("planned", { level }) },
    listing(w, {
      title: o("released"),
      head: ["component", "licence", "note"].map((key) => o(key)),
      widths: [4, 3, 5],
      rows,
    }),
    { type: "pair", label: o("releasePlan"), value: releasePlan || w.t("proposals.document.nothing") },
  ];
}

function contribution(w: Wording, sealed: SealedProposal): PdfBlock[] {
  const { rows: given } = sealed.sections.contribution;
  if (given.length === 0) return nothing(w);
  const c = (key: string) => w.t(`proposals.contribution.${key}`);
  const rows = given.map((row) => [
    organisationName(w, sealed, row.organisationId),
    String(row.year),
    ...[formatWon(row.cashWon, w.locale), formatWon(row.inKindWon, w.locale), orDash(row.note)],
  ]);
  const title = summed(
    w,
    "proposals.sections.contribution",
    given.flatMap((row) => [row.cashWon, row.inKindWon]),
  );
  const head = ["organisation", "yearHeader", "cash", "inKind", "note"].map(c);
  return [listing(w, { title, head, widths: [4, 2, 4, 4, 5], rows })];
}

function attachments(w: Wording, sealed: SealedProposal): PdfBlock[] {
  const a = (key: string) => w.t(`attachments.${key}`);
  const rows = sealed.attachments.map((file) => [
    file.name,
    file.kindKo ? named(w.locale, file.kindKo, file.kindEn) : a("other"),
    ...[formatBytes(file.sizeBytes), file.sha256],
  ]);
  return rows.length === 0
    ? [{ type: "text", text: a("none"), quiet: true }]
    : [listing(w, { head: [...["name", "kind", "size"].map(a), "SHA-256"], widths: [4, 3, 2, 5], rows })];
}

function consents(w: Wording, sealed: SealedProposal): PdfBlock[] {
  const s = (key: string, values?: Record<string, string | number>) => w.t(`signatures.${key}`, values);
  const texts = sealed.consents.flatMap((one): PdfBlock[] => [
    {
      type: "heading",
      level: 3,
      content: [{ text: `${named(w.locale, one.titleKo, one.titleEn)} (${s("version", { version: one.version })})` }],
    },
    { type: "text", text: named(w.locale, one.textKo, one.textEn) },
  ]);
  const rows = sealed.signatures.map((one) => [
    ...[named(w.locale, one.nameKo, one.nameEn), one.signerName, formatInstant(new Date(one.signedAt), w.locale)],
    one.contentSha256,
  ]);
  const head = ["organisation", "signer", "signedAt", "hash"].map((key) => s(key));
  const signed: PdfBlock =
    rows.length === 0
      ? { type: "text", text: s("none"), quiet: true }
      : listing(w, { title: s("title"), head, widths: [3, 2, 3, 5], rows });
  return [...texts, signed];
}

/** Every section of a sealed proposal in the order people read it, worded for paper. */
export function sealedSections(w: Wording, sealed: SealedProposal): { title: string; blocks: PdfBlock[] }[] {
  const { sections } = sealed;
  const blocks: Record<string, PdfBlock[]> = {
    consortium: consortium(w, sealed),
    people: people(w, sealed),
    technology: plan(w, sections.technology.document),
    goals: goals(w, sections.goals),
    impact: plan(w, sections.impact.document),
    performance: performance(w, sections.performance),
    gpu: gpu(w, sections.gpu),
    data: data(w, sections.data),
    talent: talent(w, sections.talent),
    openness: openness(w, sections.openness),
    contribution: contribution(w, sealed),
    attachments: attachments(w, sealed),
    consents: consents(w, sealed),
  };
  return Object.entries(blocks).map(([key, parts]) => ({ title: w.t(`proposals.sections.${key}`), blocks: parts }));
}
