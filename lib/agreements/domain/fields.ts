import type { AgreementContent, DutySpan } from "./content";

/** A value of a field, with what is needed to word it in a language. */
export type FieldValue =
  | { type: "text"; ko: string; en: string }
  | { type: "gpu" | "won" | "rate" | "count" | "level" | "size" | "day" | "target"; value: string }
  | { type: "list"; kind: "modelKinds" | "component"; values: string[] };
/** One thing an agreement says. `key` is the same in every version; `of` are the values its label takes. */
export type AgreementField = {
  key: string;
  group: "project" | "parties" | "targets" | "support" | "openness" | "contribution" | "terms";
  label: string;
  of: { resource?: string; period?: string; ko?: string; en?: string; number?: number };
  value: FieldValue;
};
export type FieldDifference = Omit<AgreementField, "value"> & { before: FieldValue | null; after: FieldValue | null };

const text = (ko: string, en = ko): FieldValue => ({ type: "text", ko, en: en || ko });

function spanFields(content: AgreementContent, span: DutySpan, index: number): AgreementField[] {
  const key = (name: string) => `contribution.${index}.${name}`;
  const number = content.contribution.spans.length > 1 ? index + 1 : 0;
  const field = (name: string, value: FieldValue, of: AgreementField["of"] = {}): AgreementField => ({
    ...{ key: key(name), group: "contribution", label: name.split(":")[0] ?? name, of: { number, ...of }, value },
  });
  return [
    field("spanFrom", { type: "day", value: span.from }),
    field("spanTo", { type: "day", value: span.to }),
    field("spanLevel", { type: "level", value: span.level }),
    ...span.members.flatMap((member) => {
      const named = content.members.find(({ organisationId }) => organisationId === member.organisationId);
      const of = { ko: named?.nameKo ?? "", en: named?.nameEn ?? "" };
      return [
        field(`rate:${member.organisationId}`, { type: "rate", value: String(member.rateBasisPoints) }, of),
        field(`minimum:${member.organisationId}`, { type: "won", value: member.minimumWon }, of),
        field(`cash:${member.organisationId}`, { type: "won", value: member.minimumCashWon }, of),
      ];
    }),
  ];
}

/** D4: a content field by field, in the order people read it. Two contents compare by `key`. */
export function agreementFields(content: AgreementContent): AgreementField[] {
  const field = (
    group: AgreementField["group"],
    label: string,
    value: FieldValue,
    { key = label, ...of }: AgreementField["of"] & { key?: string } = {},
  ): AgreementField => ({ key: `${group}.${key}`, group, label, of, value });
  const { project, openness, targets, contribution } = content;
  return [
    field("project", "title", text(project.titleKo, project.titleEn)),
    field("project", "seal", text(project.sealSha256)),
    field("project", "modelKinds", { type: "list", kind: "modelKinds", values: project.modelKinds }),
    field("project", "periodFrom", { type: "day", value: content.period.from }),
    field("project", "periodTo", { type: "day", value: content.period.to }),
    field("project", "rulebook", { type: "count", value: String(content.rulebookVersion) }),
    ...content.agencies.map(({ kind, name }) =>
      field("parties", "agency", text(name), { key: `agency:${kind}`, resource: kind }),
    ),
    ...content.members.flatMap((member) => {
      const of = { ko: member.nameKo, en: member.nameEn };
      const key = (name: string) => `${name}:${member.organisationId}`;
      return [
        field("parties", "member", text(member.nameKo, member.nameEn), { key: key("member"), ...of }),
        field("parties", "size", { type: "size", value: member.size }, { key: key("size"), ...of }),
        field(
          "parties",
          "share",
          { type: "rate", value: String(member.shareBasisPoints) },
          { key: key("share"), ...of },
        ),
      ];
    }),
    field("targets", "ratio", { type: "rate", value: String(targets.ratioBasisPoints) }),
    ...targets.benchmarks.map((one) =>
      field(
        "targets",
        "benchmark",
        { type: "target", value: `${one.ownMillionths}/${one.scaleMaxMillionths}` },
        { key: `benchmark:${one.benchmarkKey}`, ko: one.nameKo, en: one.nameEn },
      ),
    ),
    ...content.support.map(({ resource, period, amount }) =>
      field(
        "support",
        "figure",
        { type: resource === "GPU" ? "gpu" : "won", value: amount },
        { key: `${resource}:${period}`, resource, period },
      ),
    ),
    field("openness", "level", { type: "level", value: openness.level }),
    field("openness", "components", {
      ...{
        type: "list",
        kind: "component",
        values: openness.components.map(({ key, licence }) => `${key}|${licence}`),
      },
    }),
    field("openness", "releasePlan", text(openness.releasePlan)),
    ...(openness.verified
      ? [
          field("openness", "verifiedLevel", { type: "level", value: openness.verified.level }),
          field("openness", "verifiedFrom", { type: "day", value: openness.verified.from }),
        ]
      : []),
    field("contribution", "support", { type: "won", value: contribution.supportWon }),
    field("contribution", "total", { type: "won", value: contribution.minimumWon }),
    field("contribution", "totalCash", { type: "won", value: contribution.minimumCashWon }),
    ...contribution.spans.flatMap((span, index) => spanFields(content, span, index)),
    field("terms", "template", { type: "count", value: String(content.templateVersion) }),
    ...(content.special.ko || content.special.en
      ? [field("terms", "special", text(content.special.ko, content.special.en))]
      : []),
    ...content.articles.map((article, index) =>
      field("terms", "article", text(article.textKo, article.textEn), {
        ...{ key: `article:${article.key}`, number: index + 1, ko: article.titleKo, en: article.titleEn },
      }),
    ),
  ];
}

const said = (value: FieldValue | null): string => JSON.stringify(value);

/** D4: what an amendment changes, field by field; what is equal is left out. */
export function contentDifference(before: AgreementContent, after: AgreementContent): FieldDifference[] {
  const old = new Map(agreementFields(before).map((field) => [field.key, field]));
  const fresh = new Map(agreementFields(after).map((field) => [field.key, field]));
  const gone = [...old.values()]
    .filter(({ key }) => !fresh.has(key))
    .map(({ value, ...field }) => ({ ...field, before: value, after: null }));
  const kept = [...fresh.values()].map(({ value, ...field }) => ({
    ...field,
    before: old.get(field.key)?.value ?? null,
    after: value,
  }));
  const order = ["project", "parties", "targets", "support", "openness", "contribution", "terms"];
  return [...kept, ...gone]
    .filter(({ before: one, after: other }) => said(one) !== said(other))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
