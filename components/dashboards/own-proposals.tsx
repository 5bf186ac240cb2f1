import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { TodoList } from "@/components/ui/todo-list";
import type { MyProposal, MyTeam } from "@/lib/dashboards/types";
import { formatGpu, formatInstantShort } from "@/lib/platform/format";
import { nameIn, titleIn } from "./names";

const TONES: Record<MyProposal["state"], StatusTone> = {
  DRAFT: "doing",
  REOPENED: "warn",
  SUBMITTED: "done",
  WITHDRAWN: "todo",
  ELIGIBLE: "done",
  INELIGIBLE: "stop",
};

async function proposalDetail(proposal: MyProposal): Promise<string> {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const { call, state, open, incomplete, result } = proposal;
  const instant = formatInstantShort(call.closesAt, locale);
  if (result) return t("proposals.result", { result: t(`selectionResults.${result}`) });
  if (open && state === "DRAFT")
    return incomplete > 0 ? t("proposals.left", { count: incomplete, instant }) : t("proposals.ready", { instant });
  if (open && state === "REOPENED") return t("proposals.resubmit", { instant });
  return t("proposals.call", { call: titleIn(locale, call), state: t(`callStates.${call.state}`) });
}

/** An applicant's proposals: where each stands, what is left, until when, and the result once published (S8). */
export async function OwnProposals({ proposals }: { proposals: readonly MyProposal[] }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const details = await Promise.all(proposals.map(proposalDetail));
  const empty = (
    <EmptyState
      title={t("proposals.emptyTitle")}
      action={
        <ButtonLink href="/calls" variant="primary">
          {t("proposals.begin")}
        </ButtonLink>
      }
    >
      {t("proposals.empty")}
    </EmptyState>
  );
  return (
    <Card
      title={t("proposals.title")}
      actions={proposals.length > 0 ? <TextLink href="/proposals">{t("proposals.rows")}</TextLink> : undefined}
    >
      {proposals.length === 0 ? (
        empty
      ) : (
        <TodoList
          items={proposals.map((proposal, index) => ({
            key: proposal.id,
            title: titleIn(locale, proposal),
            href: proposal.result ? `/proposals/${proposal.id}/result` : `/proposals/${proposal.id}`,
            detail: details[index],
            status: { tone: TONES[proposal.state], label: t(`proposalStates.${proposal.state}`) },
          }))}
        />
      )}
    </Card>
  );
}

/** Teams of one's own, once results are published. */
export async function OwnTeams({ teams }: { teams: readonly MyTeam[] }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const stageWords = (stage: NonNullable<MyTeam["stage"]>) => {
    const name = titleIn(locale, stage);
    return stage.result
      ? t("teams.stageResult", { stage: name, result: t(`verdicts.${stage.result}`) })
      : t("teams.stageState", { stage: name, state: t(`stageStates.${stage.state}`) });
  };
  return (
    <Card title={t("teams.title")}>
      <ul className="grid gap-5">
        {teams.map((team) => (
          <li key={team.teamId}>
            <p className="mb-1.5 font-semibold">
              <TextLink href={`/teams/${team.teamId}`}>{nameIn(locale, team)}</TextLink>
            </p>
            <DescriptionList
              layout="between"
              items={[
                { term: t("teams.state"), detail: t(`teamStates.${team.status}`) },
                {
                  term: t("teams.gpu"),
                  detail: team.agreedGpu === null ? t("teams.none") : formatGpu(team.agreedGpu, locale),
                },
                {
                  term: t("teams.stage"),
                  detail: team.stage ? (
                    <TextLink href={`/stages/${team.stage.stageId}`}>{stageWords(team.stage)}</TextLink>
                  ) : (
                    t("teams.none")
                  ),
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
