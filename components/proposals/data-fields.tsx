"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { TextField } from "@/components/forms/text-field";
import { WonField } from "@/components/forms/won-field";
import type { SectionPage } from "@/lib/proposals/types";
import { RowList } from "./row-list";
import { YearField } from "./year-field";

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
        </>
      )}
    </>
  );
}
