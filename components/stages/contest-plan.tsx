import { useTranslations } from "next-intl";
import { figureLook, useFigureText } from "@/components/rulebook/use-figure-text";
import { Accordion } from "@/components/ui/accordion";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { contestFigures } from "@/lib/rulebook/domain/contest-figures";
import type { FigureValue } from "@/lib/rulebook/domain/figure";
import type { ContestPlan } from "@/lib/stages/domain/contest-plan";
import type { StagePlan } from "@/lib/stages/domain/plan";

/** X3: what the contest is held by, as teams agree to it and as it is frozen. */
export function ContestPlanCard({ contest, parts }: { contest: ContestPlan; parts: StagePlan["parts"] }) {
  const t = useTranslations("stages.contest");
  const text = useFigureText(new Map());
  const weightOf = (key: string) => (parts.find((part) => part.key === key)?.weightBasisPoints ?? 0) / 100;
  return (
    <Card title={t("legend")} hint={t("cardHint")}>
      <div className="grid gap-4">
        <DescriptionList
          items={[
            {
              term: t("weights"),
              detail: t("weightsValue", { public: weightOf("contestPublic"), expert: weightOf("contestExpert") }),
            },
            { term: t("tooFast"), detail: t("tooFastValue", { seconds: contest.minSeconds }) },
            {
              term: t("attention"),
              detail: t("attentionValue", {
                every: contest.attentionEvery,
                allowed: contest.attentionFailuresAllowed,
              }),
            },
            { term: t("always"), detail: t("alwaysValue") },
          ]}
        />
        <Accordion
          items={[
            {
              key: "all",
              title: t("all"),
              content: (
                <DescriptionList
                  items={contestFigures({ contest }).map((figure) => ({
                    term: text.label(figure),
                    detail: <span className={figureLook(figure.value)}>{text.value(figure.value)}</span>,
                  }))}
                />
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

type Sides = { from: Pick<StagePlan, "contest">; to: Pick<StagePlan, "contest"> };

/** P3: what an amendment changes about the contest; nothing when it changes nothing. */
export function ContestPlanChanges({ from, to }: Sides) {
  const t = useTranslations("stages.contest");
  const a = useTranslations("stages.amendments");
  const text = useFigureText(new Map());
  const figuresOf = ({ contest }: Sides["from"]) => (contest ? contestFigures({ contest }) : []);
  const [before, after] = [figuresOf(from), figuresOf(to)];
  const figureOf = (figures: typeof before, key: string): FigureValue | null =>
    figures.find((figure) => figure.key === key)?.value ?? null;
  const keys = new Map([...before, ...after].map((figure) => [figure.key, figure]));
  const rows = [...keys.values()].filter(
    ({ key }) => JSON.stringify(figureOf(before, key)) !== JSON.stringify(figureOf(after, key)),
  );
  if (rows.length === 0) return null;
  return (
    <Table
      caption={t("legend")}
      rows={rows}
      rowKey={(figure) => figure.key}
      columns={[
        { key: "term", header: a("term"), primary: true, render: (figure) => text.label(figure) },
        { key: "before", header: a("before"), render: ({ key }) => text.value(figureOf(before, key)) },
        { key: "after", header: a("after"), render: ({ key }) => <b>{text.value(figureOf(after, key))}</b> },
      ]}
    />
  );
}
