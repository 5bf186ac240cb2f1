import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstantShort } from "@/lib/platform/format";
import type { VerificationView } from "@/lib/verification/types";
import { RegisterDialog } from "./register-dialog";

/** V2: the revision that stands for each team; every run is held against it. */
export async function Submissions({ view, stageId }: { view: VerificationView; stageId: string }) {
  const t = await getTranslations("verification.submissions");
  const locale = await getLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={view.teams}
        rowKey={(team) => team.teamId}
        columns={[
          { key: "team", header: t("team"), primary: true, render: (team) => nameIn(locale, team) },
          {
            key: "model",
            header: t("model"),
            render: ({ submission, isActive }) =>
              submission ? (
                <span className="wrap-anywhere">
                  {submission.sourceUrl ? (
                    <TextLink href={submission.sourceUrl} external>
                      {submission.modelName}
                    </TextLink>
                  ) : (
                    submission.modelName
                  )}
                </span>
              ) : (
                <StatusTag tone={isActive ? "warn" : "todo"}>{t(isActive ? "missing" : "left")}</StatusTag>
              ),
          },
          {
            key: "revision",
            header: t("revision"),
            render: ({ submission }) => <code className="text-small break-all">{submission?.revision ?? "–"}</code>,
          },
          {
            key: "at",
            header: t("at"),
            render: ({ submission }) => (submission ? formatInstantShort(submission.registeredAt, locale) : "–"),
          },
          ...(view.may.registerFor.length > 0
            ? [
                {
                  key: "register",
                  header: t("registerHeader"),
                  render: (team: VerificationView["teams"][number]) =>
                    view.may.registerFor.includes(team.teamId) ? (
                      <ClientMessages namespaces={["verification"]}>
                        <RegisterDialog
                          key={team.submission?.revision ?? ""}
                          stageId={stageId}
                          teamId={team.teamId}
                          teamName={nameIn(locale, team)}
                          given={team.submission}
                        />
                      </ClientMessages>
                    ) : (
                      "–"
                    ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
