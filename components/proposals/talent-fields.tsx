"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { NumberField } from "@/components/forms/number-field";
import { RowList } from "@/components/forms/row-list";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import { talentCostWon } from "@/lib/proposals/domain/sections/talent";
import type { SectionPage } from "@/lib/proposals/types";
import { Example } from "./example";
import { useLiveDraft } from "./use-live-draft";
import { YearField } from "./year-field";
import { YearScaleTable } from "./year-scale";

/** H1: costs by year beside the scale of support; H2: the last year is the programme's promise. */
function TalentScale({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.talent");
  const { people } = useLiveDraft("talent", page.draft as SectionPage<"talent">["draft"]);
  const costOf = (year: number): bigint =>
    people.filter((person) => person.year === year).reduce((total, person) => total + talentCostWon(person), 0n);
  return (
    <section aria-label={t("scaleTitle")} className="grid gap-4">
      <h2 className="text-card">{t("scaleTitle")}</h2>
      <p className="-mt-3 text-small text-text-2">{t("scaleHelp")}</p>
      <YearScaleTable
        caption={t("costs")}
        rows={page.rules.talentCaps.map(({ year, capWon }) => ({
          year,
          amountWon: costOf(year),
          minimumWon: null,
          maximumWon: capWon,
        }))}
      />
    </section>
  );
}

/** ⑨: overseas researchers or teams to bring; Koreans abroad count. */
export function TalentFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.talent");
  const notNeeded: unknown = useWatch({ name: "notNeeded" });
  const { firstYear, lastYear } = page.rules;
  const blank = {
    name: "",
    homeInstitution: "",
    year: firstYear,
    personMonths: null,
    labourWon: null,
    researchWon: null,
    stayWon: null,
  };
  return (
    <>
      <CheckboxField name="notNeeded" label={t("notNeeded")} optional />
      {notNeeded === true ? null : (
        <>
          <RowList
            columns={3}
            name="people"
            legend={t("legend")}
            help={t("help")}
            addLabel={t("add")}
            rowLabel={(index) => t("row", { number: index + 1 })}
            blank={blank}
          >
            {(path) => (
              <>
                <TextField name={`${path}.name`} label={t("name")} />
                <TextField name={`${path}.homeInstitution`} label={t("homeInstitution")} />
                <YearField name={`${path}.year`} label={t("year")} first={firstYear} last={lastYear} />
                <NumberField name={`${path}.personMonths`} label={t("personMonths")} unit={t("months")} />
                <WonField name={`${path}.labourWon`} label={t("labourWon")} />
                <WonField name={`${path}.researchWon`} label={t("researchWon")} optional />
                <WonField name={`${path}.stayWon`} label={t("stayWon")} optional />
              </>
            )}
          </RowList>
          <TalentScale page={page} />
        </>
      )}
      <Example>{t("example")}</Example>
    </>
  );
}
