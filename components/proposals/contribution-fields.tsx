"use client";
import { useLocale, useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { formatWon } from "@/lib/platform/format";
import { consortiumOptions, contributionStanding } from "@/lib/proposals/domain/contribution-standing";
import type { ContributionDraft } from "@/lib/proposals/domain/sections/contribution";
import type { SectionPage, SectionPageMember } from "@/lib/proposals/types";
import { MinimumTable, OpennessOptions, RuleCited } from "./contribution-minimum";
import { Example } from "./example";
import { inLanguage, sectionHref } from "./names";
import { useLiveDraft } from "./use-live-draft";

/** D2: the minimum reckoned while amounts are typed, with its rule, and what more openness would change. */
function Standing({
  page,
  hangsOn,
  draft,
}: {
  page: SectionPage;
  hangsOn: NonNullable<SectionPage["contribution"]>;
  draft: ContributionDraft;
}) {
  const t = useTranslations("proposals.contribution");
  const o = useTranslations("openness.levels");
  const locale = useLocale();
  const rules = { ...hangsOn.rules, members: page.members };
  const standing = contributionStanding({ ...hangsOn.sections, contribution: draft }, rules);
  const { basis, level, split } = standing;
  const citation = split.members[0]?.citation;
  return (
    <>
      <Card title={t("minimumTitle")}>
        <div className="grid gap-3">
          <p>
            {t("basis", {
              total: formatWon(basis.supportWon, locale),
              gpu: formatWon(basis.gpuWon, locale),
              data: formatWon(basis.dataWon, locale),
              talent: formatWon(basis.talentWon, locale),
            })}
          </p>
          <p>
            {t("levelPlanned", { level: o(level) })}{" "}
            {page.mayEdit ? (
              <TextLink href={sectionHref(page.proposalId, "openness")}>{t("toOpenness")}</TextLink>
            ) : null}
          </p>
          <MinimumTable standing={standing} members={page.members} />
          {citation ? <RuleCited citation={citation} /> : null}
        </div>
      </Card>
      <Card title={t("optionsTitle")}>
        <p className="mb-3 text-small text-text-2">{t("optionsHelp")}</p>
        <OpennessOptions options={consortiumOptions(basis.supportWon, level, rules)} />
      </Card>
    </>
  );
}

function MemberRows({ member, draft }: { member: SectionPageMember; draft: ContributionDraft }) {
  const t = useTranslations("proposals.contribution");
  const locale = useLocale();
  return (
    <Card title={inLanguage(locale, member.nameKo, member.nameEn)}>
      <div className="grid gap-4">
        {draft.rows.map(({ organisationId, year }, index) =>
          organisationId === member.organisationId ? (
            <fieldset key={year} className="grid items-start gap-4 border-t border-line pt-3 md:grid-cols-3">
              <legend className="float-left w-full font-semibold md:col-span-3">
                {t("year", { year: String(year) })}
              </legend>
              <WonField name={`rows.${index}.cashWon`} label={t("cash")} optional />
              <WonField name={`rows.${index}.inKindWon`} label={t("inKind")} optional />
              <TextField name={`rows.${index}.note`} label={t("note")} optional />
            </fieldset>
          ) : null,
        )}
      </div>
    </Card>
  );
}

/** ⑪ D2: what each organisation gives each year in money and in kind, against its minimum. */
export function ContributionFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.contribution");
  const draft = useLiveDraft("contribution", page.draft as SectionPage<"contribution">["draft"]);
  return (
    <>
      <p className="text-text-2">{t("intro")}</p>
      {page.contribution ? <Standing page={page} hangsOn={page.contribution} draft={draft} /> : null}
      {page.members.map((member) => (
        <MemberRows key={member.organisationId} member={member} draft={draft} />
      ))}
      <Example>{t("example")}</Example>
    </>
  );
}
