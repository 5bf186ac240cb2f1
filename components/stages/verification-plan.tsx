import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { formatPercent } from "@/lib/platform/format";
import type { StagePlan } from "@/lib/stages/domain/plan";
import type { VerificationPlan } from "@/lib/stages/domain/verification-plan";
import { nameIn } from "./names";
import { safetyText } from "./plan-facts";

type Props = {
  stageId: string;
  verification: VerificationPlan;
  modelNames: Record<string, string>;
  isOpen: boolean;
  parts: StagePlan["parts"];
};

/** E2, V1–V4: the verification of a plan, as teams agree to it and as it is frozen. */
export async function VerificationPlanCard({ stageId, verification, modelNames, isOpen, parts }: Props) {
  const t = await getTranslations("stages.verification");
  const r = await getTranslations("references");
  const locale = await getLocale();
  const { scale, safety, missing } = verification;
  const percent = (basisPoints: number) => formatPercent(basisPoints / 10_000);
  const facts = [
    { term: t("references"), detail: verification.referenceModels.map((key) => modelNames[key] ?? key).join(", ") },
    {
      term: t("formula"),
      detail: r(`formulas.${verification.formula}`),
      hint: r(`formulaHelp.${verification.formula}`),
    },
    { term: t("missingOwn"), detail: t(`missingOwnRules.${missing.own}`) },
    { term: t("missingReference"), detail: t(`missingReferenceRules.${missing.reference}`) },
    { term: t("runners"), detail: verification.runners.map((one) => t(`runnerNames.${one}`)).join(", ") },
    { term: t("repeats"), detail: t("repeatsValue", { count: verification.repeats }) },
    {
      term: t("scale"),
      detail: t("scaleValue", { zero: percent(scale.zeroBasisPoints), full: percent(scale.fullBasisPoints) }),
    },
    {
      term: t("safety"),
      detail: safety ? await safetyText(safety, parts) : t("safetyByHand"),
    },
  ];
  return (
    <Card
      title={t("title")}
      hint={isOpen ? t("formulasHint") : undefined}
      actions={<ButtonLink href={`/stages/${stageId}/verification`}>{t(isOpen ? "openFormulas" : "open")}</ButtonLink>}
    >
      <Table
        caption={t("benchmarks")}
        rows={verification.benchmarks}
        rowKey={(row) => row.benchmarkKey}
        columns={[
          { key: "name", header: t("benchmark"), primary: true, render: (row) => nameIn(locale, row) },
          {
            key: "task",
            header: t("task"),
            render: (row) => <code className="text-small wrap-anywhere">{row.task}</code>,
          },
          {
            key: "metric",
            header: t("metric"),
            render: (row) => (
              <code className="text-small">
                {row.metric},<wbr />
                {row.filter}
              </code>
            ),
          },
          { key: "shots", header: t("shots"), align: "end", render: (row) => row.shots ?? t("anyShots") },
          { key: "direction", header: t("direction"), render: (row) => r(`directions.${row.direction}`) },
          { key: "weight", header: t("weight"), align: "end", render: (row) => row.weight },
        ]}
      />
      <div className="mt-4">
        <DescriptionList items={facts} />
      </div>
    </Card>
  );
}
