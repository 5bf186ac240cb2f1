"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { RowList } from "@/components/forms/row-list";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import type { SectionPage } from "@/lib/proposals/types";
import { Example } from "./example";
import { useLiveDraft } from "./use-live-draft";
import { YearField } from "./year-field";
import { programmeYears, YearScaleTable } from "./year-scale";

const sum = (amounts: readonly (bigint | null)[]): bigint =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n);

/** T1: the sums of each year beside what the programme plans for a team. */
function DataScale({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.data");
  const { wishes, projects } = useLiveDraft("data", page.draft as SectionPage<"data">["draft"]);
  const { firstYear, lastYear, data } = page.rules;
  const years = programmeYears(firstYear, lastYear);
  return (
    <section aria-label={t("scaleTitle")} className="grid gap-4">
      <h2 className="text-card">{t("scaleTitle")}</h2>
      <p className="-mt-3 text-small text-text-2">{t("scaleHelp")}</p>
      <YearScaleTable
        caption={t("wishes")}
        rows={years.map((year) => ({
          year,
          amountWon: sum(wishes.filter((wish) => wish.year === year).map((wish) => wish.estimatedWon)),
          minimumWon: null,
          maximumWon: data.jointPerYearWon,
        }))}
      />
      <YearScaleTable
        caption={t("projects")}
        rows={years.map((year) => ({
          year,
          amountWon: sum(projects.filter((project) => project.year === year).map((project) => project.amountWon)),
          minimumWon: data.ownPerYearMinWon,
          maximumWon: data.ownPerYearMaxWon,
        }))}
      />
    </section>
  );
}

/** ⑧: wishes for joint purchase, and the consortium's own building and processing. */
export function DataFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.data");
  const notNeeded: unknown = useWatch({ name: "notNeeded" });
  const { firstYear, lastYear } = page.rules;
  return (
    <>
      <CheckboxField name="notNeeded" label={t("notNeeded")} optional />
      {notNeeded === true ? null : (
        <>
          <RowList
            columns={3}
            name="wishes"
            legend={t("wishes")}
            help={t("wishesHelp")}
            addLabel={t("addWish")}
            rowLabel={(index) => t("wishRow", { number: index + 1 })}
            blank={{ corpus: "", ownerName: "", year: firstYear, estimatedWon: null }}
          >
            {(path) => (
              <>
                <TextField name={`${path}.corpus`} label={t("corpus")} />
                <TextField name={`${path}.ownerName`} label={t("ownerName")} />
                <YearField name={`${path}.year`} label={t("year")} first={firstYear} last={lastYear} />
                <WonField name={`${path}.estimatedWon`} label={t("estimatedWon")} />
              </>
            )}
          </RowList>
          <RowList
            columns={3}
            name="projects"
            legend={t("projects")}
            help={t("projectsHelp")}
            addLabel={t("addProject")}
            rowLabel={(index) => t("projectRow", { number: index + 1 })}
            blank={{ title: "", year: firstYear, amountWon: null }}
          >
            {(path) => (
              <>
                <TextField name={`${path}.title`} label={t("projectTitle")} />
                <YearField name={`${path}.year`} label={t("year")} first={firstYear} last={lastYear} />
                <WonField name={`${path}.amountWon`} label={t("amountWon")} />
              </>
            )}
          </RowList>
          <DataScale page={page} />
        </>
      )}
      <Example>{t("example")}</Example>
    </>
  );
}
