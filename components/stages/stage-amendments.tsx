import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatDate, formatInstant, formatScore } from "@/lib/platform/format";
import { approveAmendmentAction, returnAmendmentAction } from "@/lib/stages/actions";
import type { ComparedTeam } from "@/lib/stages/domain/amendment";
import type { AmendmentView, StageDetail } from "@/lib/stages/types";
import { ContestPlanChanges } from "./contest-plan";
import { nameIn } from "./names";
import { planFacts } from "./plan-facts";

const TONES = { PROPOSED: "doing", APPROVED: "done", RETURNED: "stop" } as const;

/** P3: how a frozen plan was changed: why, from when, what differs, and what it does to the result. */
export async function StageAmendments({ stage }: { stage: StageDetail }) {
  const t = await getTranslations("stages.amendments");
  return stage.amendments.map((one) => (
    <Card
      key={one.id}
      title={t("title", { number: one.number })}
      status={<StatusTag tone={TONES[one.status]}>{t(`statuses.${one.status}`)}</StatusTag>}
    >
      <Amendment amendment={one} stage={stage} />
    </Card>
  ));
}

async function Amendment({ amendment, stage }: { amendment: AmendmentView; stage: StageDetail }) {
  const t = await getTranslations("stages.amendments");
  const locale = await getLocale();
  const { decidedAt, decidedBy } = amendment;
  return (
    <div className="grid gap-5">
      <DescriptionList
        items={[
          { term: t("reason"), detail: <span className="whitespace-pre-line">{amendment.reason}</span> },
          { term: t("effectiveOn"), detail: formatDate(amendment.effectiveOn, locale) },
          { term: t("proposedBy"), detail: amendment.proposedBy, hint: formatInstant(amendment.proposedAt, locale) },
          ...(decidedAt
            ? [
                {
                  term: t("decidedBy"),
                  detail: decidedBy,
                  hint: [formatInstant(decidedAt, locale), amendment.decisionNote].filter(Boolean).join(" · "),
                },
              ]
            : []),
          { term: t("hash"), detail: <code className="text-small break-all">{amendment.toHash}</code> },
        ]}
      />
      <Differences amendment={amendment} stage={stage} />
      <ContestPlanChanges from={amendment.from} to={amendment.to} />
      {amendment.comparison ? <Results amendment={amendment} stage={stage} /> : null}
      {amendment.mayDecide ? <Decide amendment={amendment} stage={stage} /> : null}
    </div>
  );
}

async function Differences({ amendment, stage }: { amendment: AmendmentView; stage: StageDetail }) {
  const t = await getTranslations("stages.amendments");
  const [before, after] = [
    await planFacts(amendment.from, stage.referenceNames),
    await planFacts(amendment.to, stage.referenceNames),
  ];
  const terms = [...new Set([...before, ...after].map((fact) => fact.term))];
  const textOf = (facts: typeof before, term: string) => facts.find((fact) => fact.term === term)?.text ?? "–";
  const rows = terms
    .map((term) => ({ term, before: textOf(before, term), after: textOf(after, term) }))
    .filter((row) => row.before !== row.after);
  if (rows.length === 0) return null;
  return (
    <Table
      caption={t("differences")}
      rows={rows}
      rowKey={(row) => row.term}
      columns={[
        { key: "term", header: t("term"), primary: true, render: (row) => row.term },
        { key: "before", header: t("before"), render: (row) => <span className="wrap-anywhere">{row.before}</span> },
        { key: "after", header: t("after"), render: (row) => <b className="wrap-anywhere">{row.after}</b> },
      ]}
    />
  );
}

async function Results({ amendment, stage }: { amendment: AmendmentView; stage: StageDetail }) {
  const t = await getTranslations("stages.amendments");
  const verdicts = await getTranslations("stages.result.verdicts");
  const locale = await getLocale();
  const { comparison } = amendment;
  if (!comparison) return null;
  if (comparison.missingBefore > 0 || comparison.missingAfter > 0)
    return (
      <p className="text-text-2">
        {t("noResult", { before: comparison.missingBefore, after: comparison.missingAfter })}
      </p>
    );
  const shown = (side: ComparedTeam["before"]) =>
    side
      ? t("outcome", {
          rank: side.rank ?? 0,
          points: formatScore(side.displayHundredths ?? 0),
          verdict: verdicts(side.result),
        })
      : "–";
  return (
    <Table
      caption={t("results")}
      rows={comparison.teams}
      rowKey={(row) => row.teamId}
      columns={[
        {
          key: "team",
          header: t("team"),
          primary: true,
          render: (row) => {
            const team = stage.teams.find((one) => one.teamId === row.teamId);
            return team ? nameIn(locale, team) : "–";
          },
        },
        { key: "before", header: t("before"), render: (row) => shown(row.before) },
        { key: "after", header: t("after"), render: (row) => shown(row.after) },
      ]}
    />
  );
}

async function Decide({ amendment, stage }: { amendment: AmendmentView; stage: StageDetail }) {
  const t = await getTranslations("stages.amendments");
  const locale = await getLocale();
  return (
    <ClientMessages namespaces={["stages"]}>
      <div className="flex flex-wrap gap-3">
        <ConfirmDialog
          triggerLabel={t("approve")}
          triggerVariant="primary"
          title={t("approveTitle")}
          description={t("approveBody")}
          affected={stage.teams.filter((team) => team.status === "ACTIVE").map((team) => nameIn(locale, team))}
          affectedLabel={t("affected")}
          confirmLabel={t("approve")}
          action={approveAmendmentAction}
          input={{ amendmentId: amendment.id }}
          refusalsNamespace="stages"
          successMessage={t("approved")}
        />
        <ConfirmDialog
          triggerLabel={t("return")}
          title={t("returnTitle")}
          confirmLabel={t("return")}
          tone="danger"
          reason={{ label: t("returnReason"), minimum: 10 }}
          action={returnAmendmentAction}
          input={{ amendmentId: amendment.id }}
          refusalsNamespace="stages"
          successMessage={t("returned")}
        />
      </div>
    </ClientMessages>
  );
}
