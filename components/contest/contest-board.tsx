import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Stack } from "@/components/layout/stack";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import type { ContestOverview, ContestPage } from "@/lib/contest/types";
import { formatInstant } from "@/lib/platform/format";
import { BallotsCard } from "./ballots-card";
import { ContestSteps } from "./contest-steps";
import { CreateContestForm } from "./create-form";
import { GenerationCard } from "./generation-card";
import { PanelCard } from "./panel-card";
import { EntriesCard, GapsNotice, PromptsCard } from "./preparation-cards";

const TONES = { PREPARING: "todo", OPEN: "doing", CLOSED: "done" } as const;

type RulesProps = { contest: ContestOverview; mayRun: boolean; stageId: string; isPlanned: boolean; readAt: Date };

/** The rules that were settled before anybody voted, with their hash. */
async function RulesCard({ contest, mayRun, stageId, isPlanned, readAt }: RulesProps) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  const { rules } = contest;
  return (
    <Card
      title={t("rules.title")}
      status={<StatusTag tone={TONES[contest.state]}>{t(`states.${contest.state}`)}</StatusTag>}
      actions={
        <>
          {mayRun && <ContestSteps contest={contest} readAt={readAt} />}
          {contest.state === "CLOSED" && (
            <ButtonLink href={`/stages/${stageId}/contest/results`} variant="primary">
              {t("results.open")}
            </ButtonLink>
          )}
        </>
      }
    >
      <DescriptionList
        items={[
          { term: t("rules.closesAt"), detail: formatInstant(contest.closesAt, locale) },
          {
            term: t("rules.votes"),
            detail: t("rules.votesValue", { public: rules.publicVotes, expert: rules.expertVotes }),
          },
          { term: t("rules.tooFast"), detail: t("rules.tooFastValue", { seconds: rules.minSeconds }) },
          {
            term: t("rules.attention"),
            detail: t("rules.attentionValue", { every: rules.attentionEvery, allowed: rules.attentionFailuresAllowed }),
          },
          { term: t("rules.source"), detail: t(isPlanned ? "rules.ofPlan" : "rules.ofRulebook") },
          { term: t("rules.hash"), detail: <span className="num break-all">{contest.rulesHash}</span> },
        ]}
      />
    </Card>
  );
}

export async function ContestBoard({ page, readAt }: { page: ContestPage; readAt: Date }) {
  const t = await getTranslations("contest");
  const { contest, may, stage } = page;
  if (!contest)
    return may.run ? (
      <Card title={t("create.title")} hint={t("create.hint")}>
        <ClientMessages namespaces={["contest"]}>
          <CreateContestForm stageId={stage.id} />
        </ClientMessages>
      </Card>
    ) : (
      <EmptyState title={t("create.emptyTitle")}>{t("create.emptyBody")}</EmptyState>
    );
  return (
    <Stack>
      <GapsNotice contest={contest} />
      {contest.state !== "PREPARING" && <BallotsCard contest={contest} />}
      <RulesCard contest={contest} mayRun={may.run} stageId={stage.id} isPlanned={page.isPlanned} readAt={readAt} />
      <PromptsCard contest={contest} may={may} />
      <EntriesCard contest={contest} may={may} stageId={stage.id} />
      <GenerationCard contest={contest} may={may} />
      <PanelCard contest={contest} may={may} stageId={stage.id} />
    </Stack>
  );
}
