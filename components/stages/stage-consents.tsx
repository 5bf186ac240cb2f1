import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/platform/format";
import type { StageDetail, StageTeamRow } from "@/lib/stages/types";
import { ConsentForm } from "./consent-form";
import { nameIn } from "./names";

/** E2: what each team said of the plan; to a team's own people also the form to say it. */
export async function StageConsents({ stage }: { stage: StageDetail }) {
  const t = await getTranslations("stages.consent");
  const locale = await getLocale();
  const own = stage.teams.filter((team) => team.isOwn && team.status === "ACTIVE");
  const mayAnswer = stage.state === "CONSULTATION" && own.length > 0;
  const staff = stage.may.plan || stage.may.viewScores;
  return (
    <>
      {mayAnswer && (
        <ClientMessages namespaces={["stages"]}>
          {own.map((team) => (
            <Card key={team.teamId} title={t("yourWord", { team: nameIn(locale, team) })} hint={t("yourWordHint")}>
              <ConsentForm
                stageId={stage.id}
                teamId={team.teamId}
                verdict={team.consentIsCurrent ? team.consent : null}
                comment={team.consentComment ?? ""}
              />
            </Card>
          ))}
        </ClientMessages>
      )}
      {(staff || own.length > 0) && (
        <Card title={t("title")}>
          <Table
            caption={t("caption")}
            captionHidden
            rows={staff ? stage.teams : stage.teams.filter((team) => team.isOwn)}
            rowKey={(team) => team.teamId}
            columns={[
              { key: "team", header: t("team"), primary: true, render: (team) => nameIn(locale, team) },
              { key: "word", header: t("word"), render: (team) => <ConsentTag team={team} /> },
              { key: "comment", header: t("comment"), render: (team) => team.consentComment || "–" },
              {
                key: "at",
                header: t("at"),
                render: (team) => (team.consentAt ? formatInstant(team.consentAt, locale) : "–"),
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}

async function ConsentTag({ team }: { team: StageTeamRow }) {
  const t = await getTranslations("stages.consent");
  if (team.status !== "ACTIVE" && !team.consent) return <StatusTag tone="todo">{t("left")}</StatusTag>;
  if (!team.consent) return <StatusTag tone="todo">{t("silent")}</StatusTag>;
  if (!team.consentIsCurrent) return <StatusTag tone="warn">{t("outdated")}</StatusTag>;
  return team.consent === "AGREED" ? (
    <StatusTag tone="done">{t("agreed")}</StatusTag>
  ) : (
    <StatusTag tone="stop">{t("objected")}</StatusTag>
  );
}
