import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { ContestOverview, ContestPage, EntryRow } from "@/lib/contest/types";
import { formatCount } from "@/lib/platform/format";
import { AnswersDialog, EntryDialog, PromptsDialog } from "./import-forms";

type Props = { contest: ContestOverview; may: ContestPage["may"] };

/** What is missing before people may vote; nothing when all is there. */
export async function GapsNotice({ contest }: { contest: ContestOverview }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  if (contest.state !== "PREPARING") return null;
  if (contest.gaps.length === 0) return <Notice tone="success">{t("gaps.none")}</Notice>;
  const teamName = (teamId: string) => {
    const entry = contest.entries.find((one) => one.teamId === teamId);
    return entry ? nameIn(locale, entry) : "–";
  };
  return (
    <Notice tone="warning" title={t("gaps.title", { count: contest.gaps.length })}>
      <ul className="list-disc pl-5">
        {contest.gaps.map((gap) => (
          <li key={JSON.stringify(gap)}>
            {t(`gaps.${gap.code}`, {
              team: "teamId" in gap ? teamName(gap.teamId) : "",
              missing: "missing" in gap ? gap.missing : 0,
              count: "count" in gap ? gap.count : 0,
              domain: "domain" in gap ? t(`domains.${gap.domain}`) : "",
              language: "language" in gap ? t(`languages.${gap.language}`) : "",
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export async function PromptsCard({ contest, may }: Props) {
  const t = await getTranslations("contest");
  const countOf = (domain: string, language: "KO" | "EN") =>
    contest.prompts.find((one) => one.domain === domain && one.language === language)?.count ?? 0;
  const cell = (count: number, wanted: number) => (
    <span className="num">
      {formatCount(count)} / {formatCount(wanted)}
    </span>
  );
  return (
    <Card
      title={t("prompts.title")}
      hint={t("prompts.hint", { checks: contest.attentionChecks })}
      actions={
        may.prepare && contest.state === "PREPARING" ? (
          <ClientMessages namespaces={["contest"]}>
            <PromptsDialog contestId={contest.id} />
          </ClientMessages>
        ) : undefined
      }
    >
      <Table
        caption={t("prompts.caption")}
        captionHidden
        rows={contest.rules.prompts}
        rowKey={(row) => row.domain}
        columns={[
          { key: "domain", header: t("prompts.domain"), primary: true, render: (row) => t(`domains.${row.domain}`) },
          {
            key: "ko",
            header: t("languages.KO"),
            align: "end",
            render: (row) => cell(countOf(row.domain, "KO"), row.ko),
          },
          {
            key: "en",
            header: t("languages.EN"),
            align: "end",
            render: (row) => cell(countOf(row.domain, "EN"), row.en),
          },
        ]}
      />
    </Card>
  );
}

async function EntryActions({ contest, entry }: { contest: ContestOverview; entry: EntryRow }) {
  const locale = await getLocale();
  const team = { contestId: contest.id, teamId: entry.teamId, teamName: nameIn(locale, entry) };
  return (
    <ClientMessages namespaces={["contest"]}>
      <span className="flex flex-wrap gap-2">
        <EntryDialog {...team} modelName={entry.modelName} revision={entry.revision} />
        {entry.modelName !== null && <AnswersDialog {...team} />}
      </span>
    </ClientMessages>
  );
}

/** X2: variants and how many answers there are; never an answer beside a name. */
export async function EntriesCard({ contest, may, stageId }: Props & { stageId: string }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  const mayChange = may.prepare && contest.state === "PREPARING";
  const total = contest.prompts.reduce((sum, one) => sum + one.count, 0);
  return (
    <Card
      title={t("entries.title")}
      hint={t("entries.hint")}
      actions={
        may.review ? (
          <ButtonLink href={`/stages/${stageId}/contest/answers`} size="compact">
            {t("entries.preview")}
          </ButtonLink>
        ) : undefined
      }
    >
      <Table
        caption={t("entries.title")}
        captionHidden
        rows={contest.entries}
        rowKey={(row) => row.teamId}
        columns={[
          { key: "team", header: t("entries.team"), primary: true, render: (row) => nameIn(locale, row) },
          {
            key: "variant",
            header: t("entries.variant"),
            render: (row) =>
              row.modelName === null ? (
                <StatusTag tone={row.active ? "warn" : "todo"}>
                  {t(row.active ? "entries.unregistered" : "entries.left")}
                </StatusTag>
              ) : (
                <span className="break-all">
                  {row.modelName} <span className="text-small text-text-2">{row.revision}</span>
                </span>
              ),
          },
          {
            key: "answers",
            header: t("entries.answers"),
            align: "end",
            render: (row) => (
              <span className="grid gap-0.5">
                <span className="num">
                  {formatCount(row.answers)} / {formatCount(total)}
                </span>
                {row.fromEndpoint > 0 && (
                  <span className="text-small text-text-2">
                    {t("entries.origin", { made: row.fromEndpoint, uploaded: row.answers - row.fromEndpoint })}
                  </span>
                )}
              </span>
            ),
          },
          ...(mayChange
            ? [
                {
                  key: "actions",
                  header: t("entries.actions"),
                  render: (row: EntryRow) => (row.active ? <EntryActions contest={contest} entry={row} /> : "–"),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
