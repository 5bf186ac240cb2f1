"use client";
import { useTranslations } from "next-intl";
import type { ComponentType } from "react";
import { Notice } from "@/components/ui/notice";
import type { WrittenKey } from "@/lib/proposals/domain/drafts";
import type { SectionPage } from "@/lib/proposals/types";
import { ContributionFields } from "./contribution-fields";
import { DataFields } from "./data-fields";
import { GpuFields } from "./gpu-fields";
import { OpennessFields } from "./openness-fields";
import { PeopleFields } from "./people-fields";
import { PerformanceFields } from "./performance-fields";
import { GoalsFields, PlanFields } from "./plan-fields";
import { TalentFields } from "./talent-fields";

const FIELDS: Record<WrittenKey, ComponentType<{ page: SectionPage }>> = {
  people: PeopleFields,
  technology: PlanFields,
  goals: GoalsFields,
  impact: PlanFields,
  performance: PerformanceFields,
  gpu: GpuFields,
  data: DataFields,
  talent: TalentFields,
  openness: OpennessFields,
  contribution: ContributionFields,
};

/** The fields of a section's form; of an optional one it is said that it may stay empty. */
export function SectionFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.optionalSection");
  const Fields = FIELDS[page.key];
  return (
    <>
      {page.rules.isOptional ? (
        <Notice tone="info" title={t("title")}>
          {t(page.key === "contribution" ? "contribution" : "body")}
        </Notice>
      ) : null}
      <Fields page={page} />
    </>
  );
}
