import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { decideByRuleAction } from "@/lib/derivatives/actions";
import { CANDIDATE_STATES } from "@/lib/derivatives/domain/judge";
import type { DerivativesView, TeamView } from "@/lib/derivatives/types";
import { formatCount, formatDate, formatScore } from "@/lib/platform/format";
import { BaseDialog } from "./base-dialog";
import { ReadHub } from "./read-hub";

/** Y1, Y2: each team's base model, the two listings, how its family stands, and what it counts as. */
export async function TeamTable({ view, stageId }: { view: DerivativesView; stageId: string }) {
  const t = await getTranslations("derivatives.teams");
  const locale = await getLocale();
  const actable = view.teams.some((team) => team.may.register || team.may.import);
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={view.teams}
        rowKey={(team) => team.teamId}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (team) => nameIn(locale, team) },
          { key: "base", header: t("base"), render: (team) => <Base team={team} /> },
          {
            key: "pair",
            header: t("pair"),
            render: ({ snapshots }) =>
              snapshots ? (
                [snapshots.earlier, snapshots.later].map((day) => (
                  <span key={day} className="block whitespace-nowrap">
                    {formatDate(day, locale)}
                  </span>
                ))
              ) : (
                <span className="text-text-2">{t("noPair", { days: view.plan.snapshotDays })}</span>
              ),
          },
          { key: "states", header: t("models"), render: (team) => <States team={team} stageId={stageId} /> },
          {
            key: "count",
            header: t("count"),
            align: "end",
            render: (team) => <strong className="num">{formatCount(team.count)}</strong>,
          },
          { key: "points", header: t("points"), align: "end", render: (team) => formatScore(team.scoreHundredths) },
          ...(actable
            ? [
                {
                  key: "actions",
                  header: t("actions"),
                  render: (team: TeamView) => <Actions team={team} view={view} stageId={stageId} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

async function Base({ team: { base, isActive } }: { team: TeamView }) {
  const t = await getTranslations("derivatives.teams");
  const locale = await getLocale();
  if (!base) return <StatusTag tone={isActive ? "warn" : "todo"}>{t(isActive ? "notNamed" : "left")}</StatusTag>;
  return (
    <>
      <span className="wrap-anywhere">{base.repository}</span>
      <span className="block text-small text-text-2">
        {t("released", { date: formatDate(base.releasedOn, locale) })}
        {base.knowsWeights ? null : <span className="block">{t("noHashes")}</span>}
      </span>
    </>
  );
}

async function States({ team, stageId }: { team: TeamView; stageId: string }) {
  const t = await getTranslations("derivatives.states");
  const shown = CANDIDATE_STATES.filter((state) => team.states[state] > 0);
  if (shown.length === 0) return "–";
  return (
    <ul>
      {shown.map((state) => (
        <li key={state} className="whitespace-nowrap">
          <TextLink href={`/stages/${stageId}/derivatives?team=${team.teamId}&state=${state}#models`}>
            {t(state)} <span className="num">{formatCount(team.states[state])}</span>
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

async function Actions({ team, view, stageId }: { team: TeamView; view: DerivativesView; stageId: string }) {
  const t = await getTranslations("derivatives.rule");
  const locale = await getLocale();
  const teamName = nameIn(locale, team);
  const decides = view.may.decide && team.snapshots !== null && team.states.PENDING > 0;
  if (!team.may.register && !team.may.import && !decides) return "–";
  return (
    <ClientMessages namespaces={["derivatives"]}>
      <div className="flex flex-wrap gap-2 md:flex-col md:items-start">
        {decides ? (
          <ConfirmDialog
            triggerLabel={t("decide")}
            triggerSize="compact"
            triggerVariant="secondary"
            title={t("title", { team: teamName })}
            description={t("body", { count: team.states.PENDING })}
            confirmLabel={t("decide")}
            action={decideByRuleAction}
            input={{ stageId, teamId: team.teamId }}
            refusalsNamespace="derivatives"
            successMessage={t("done")}
          />
        ) : null}
        {team.may.register ? (
          <BaseDialog
            key={`${team.base?.repository} ${team.base?.owners.join()}`}
            stageId={stageId}
            teamId={team.teamId}
            teamName={teamName}
            given={team.base}
            isFixed={!team.may.changeRepository}
          />
        ) : null}
        <ReadHub team={team} stageId={stageId} hubOrigin={view.hubOrigin} />
      </div>
    </ClientMessages>
  );
}
