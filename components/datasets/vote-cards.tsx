import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { DataOverview, TeamData } from "@/lib/datasets/types";
import { formatInstant } from "@/lib/platform/format";
import { BallotForm, MoveVote } from "./vote-forms";

/** Staff: how far a vote has come. Who gave what is nobody's to see before it closes. */
export function RunningVotes({ rounds, mayManage }: { rounds: DataOverview["rounds"]; mayManage: boolean }) {
  const t = useTranslations("datasets.vote");
  const locale = useLocale();
  return rounds.map((round) => (
    <Card
      key={round.id}
      title={t("title", { number: round.number })}
      hint={t("closes", { at: formatInstant(round.closesAt, locale) })}
      actions={mayManage ? <MoveVote round={round} /> : undefined}
    >
      <Progress
        label={t("turnout")}
        value={round.turnout}
        max={round.teams}
        valueText={t("turnoutOf", { cast: round.turnout, teams: round.teams })}
      />
      <p className="mt-3 text-small text-text-2">{t("secret")}</p>
    </Card>
  ));
}

/** A team: its ballot of each vote that runs. */
export function TeamVotes({ rounds, teamId }: { rounds: TeamData["rounds"]; teamId: string }) {
  const t = useTranslations("datasets.vote");
  const locale = useLocale();
  return rounds.map((round, index) => (
    <Card
      key={round.id}
      id={index === 0 ? "vote" : `vote-${round.number}`}
      title={t("title", { number: round.number })}
      hint={t("closes", { at: formatInstant(round.closesAt, locale) })}
    >
      <p className="mb-4">{t("teamBody", { points: round.pointsPerTeam })}</p>
      {round.ballot?.castAt ? (
        <div className="mb-4">
          <Notice tone="success">{t("castAt", { at: formatInstant(round.ballot.castAt, locale) })}</Notice>
        </div>
      ) : null}
      <BallotForm round={round} ballot={round.ballot} teamId={teamId} />
    </Card>
  ));
}
