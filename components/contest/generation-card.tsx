import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Progress } from "@/components/ui/progress";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { cancelGenerationAction, startGenerationAction } from "@/lib/contest/actions";
import type { ContestOverview, ContestPage, EntryRow, GenerationView } from "@/lib/contest/types";
import { formatCount, formatInstantShort } from "@/lib/platform/format";
import { EndpointDialog, TestButton } from "./endpoint-form";
import { EndpointStatus } from "./endpoint-status";
import { GenerationFailures } from "./generation-failures";

const TONES = { RUNNING: "doing", FINISHED: "done", CANCELLED: "stop" } as const;
type Props = { contest: ContestOverview; may: ContestPage["may"] };

/** Start, or stop: one button. */
async function Steps({ contest }: { contest: ContestOverview }) {
  const t = await getTranslations("contest.generation");
  const { generation } = contest;
  return (
    <ClientMessages namespaces={["contest"]}>
      {generation?.state === "RUNNING" ? (
        <ConfirmDialog
          triggerLabel={t("cancel")}
          title={t("cancelTitle")}
          description={t("cancelBody")}
          confirmLabel={t("cancel")}
          tone="danger"
          action={cancelGenerationAction}
          input={{ generationId: generation.id }}
          refusalsNamespace="contest"
          successMessage={t("cancelled")}
        />
      ) : (
        <ConfirmDialog
          triggerLabel={t("start")}
          triggerVariant="secondary"
          title={t("startTitle")}
          description={t("startBody")}
          confirmLabel={t("start")}
          action={startGenerationAction}
          input={{ contestId: contest.id, teamId: "" }}
          refusalsNamespace="contest"
          successMessage={t("started")}
        />
      )}
    </ClientMessages>
  );
}

async function SettingsList({ contest }: { contest: ContestOverview }) {
  const t = await getTranslations("contest.generation");
  const locale = await getLocale();
  const { generation: rules } = contest.rules;
  const system = locale === "ko" ? rules.systemPromptKo : rules.systemPromptEn;
  return (
    <DescriptionList
      items={[
        {
          term: t("settings"),
          detail: t("settingsValue", {
            temperature: rules.temperatureHundredths / 100,
            tokens: formatCount(rules.maxOutputTokens),
            parallel: rules.parallel,
            seconds: rules.timeoutSeconds,
            attempts: rules.attempts,
          }),
        },
        { term: t("system"), detail: system === "" ? t("systemNone") : system },
        {
          term: t("budget"),
          detail: t("budgetValue", {
            requests: formatCount(rules.requestBudget),
            tokens: formatCount(rules.tokenBudget),
          }),
        },
        ...(contest.generation
          ? [{ term: t("hash"), detail: <span className="num break-all">{contest.generation.settingsHash}</span> }]
          : []),
      ]}
    />
  );
}

async function ShareProgress({ share, team }: { share: GenerationView["shares"][number] | undefined; team: string }) {
  const t = await getTranslations("contest.generation");
  if (!share) return "–";
  const total = share.waiting + share.done + share.failed + share.cancelled;
  return (
    <div className="grid min-w-28 gap-1">
      <span className="num">
        {formatCount(share.done)} / {formatCount(total)}
      </span>
      <Progress
        label={t("progressLabel", { team })}
        hideLabel
        value={share.done}
        max={total}
        valueText={t("progressText", { total: formatCount(total), done: formatCount(share.done) })}
        tone={share.failed > 0 ? "danger" : "primary"}
      />
    </div>
  );
}

async function EndpointCell({ contest, entry }: { contest: ContestOverview; entry: EntryRow }) {
  const t = await getTranslations("contest.endpoint");
  const endpoint = contest.endpoints[entry.teamId];
  if (!endpoint) return <StatusTag tone="todo">{t("none")}</StatusTag>;
  return (
    <span className="grid gap-1">
      <span className="break-all">{endpoint.model}</span>
      <span className="text-small break-all text-text-2">
        {new URL(endpoint.baseUrl).host}
        {endpoint.keyEnding && ` · ${t("keyEnding", { ending: endpoint.keyEnding })}`}
      </span>
      <EndpointStatus endpoint={endpoint} />
    </span>
  );
}

async function TeamsTable({ contest, mayChange }: { contest: ContestOverview; mayChange: boolean }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  const { generation, endpoints } = contest;
  const actions = (entry: EntryRow) => (
    <ClientMessages namespaces={["contest"]}>
      <span className="flex flex-wrap gap-2">
        <EndpointDialog
          {...{ contestId: contest.id, teamId: entry.teamId, teamName: nameIn(locale, entry) }}
          endpoint={endpoints[entry.teamId] ?? null}
        />
        {endpoints[entry.teamId] && <TestButton contestId={contest.id} teamId={entry.teamId} />}
      </span>
    </ClientMessages>
  );
  return (
    <Table
      caption={t("generation.progress")}
      captionHidden
      rows={contest.entries.filter((entry) => entry.active && entry.modelName !== null)}
      rowKey={(entry) => entry.teamId}
      columns={[
        { key: "team", header: t("entries.team"), primary: true, render: (entry) => nameIn(locale, entry) },
        {
          key: "endpoint",
          header: t("endpoint.column"),
          render: (entry) => <EndpointCell contest={contest} entry={entry} />,
        },
        {
          key: "progress",
          header: t("generation.progress"),
          render: (entry) => (
            <ShareProgress
              share={generation?.shares.find((one) => one.teamId === entry.teamId)}
              team={nameIn(locale, entry)}
            />
          ),
        },
        {
          key: "spent",
          header: t("generation.spent"),
          align: "end",
          render: (entry) => {
            const endpoint = endpoints[entry.teamId];
            return (
              <span className="num">
                {endpoint ? `${formatCount(endpoint.requests)} · ${formatCount(endpoint.outputTokens)}` : "–"}
              </span>
            );
          },
        },
        ...(mayChange ? [{ key: "actions", header: t("entries.actions"), render: actions }] : []),
      ]}
    />
  );
}

/** Teams with an endpoint to whom answers are missing. */
function teamsLacking({ prompts, entries, endpoints }: ContestOverview): string[] {
  const total = prompts.reduce((sum, one) => sum + one.count, 0);
  return entries
    .filter((entry) => entry.active && endpoints[entry.teamId]?.hasKey && entry.answers < total)
    .map((entry) => entry.teamId);
}

/** X2: answers made at the teams' endpoints: by what rule, how far, at what cost, and what failed. Never an answer, and never a key. */
export async function GenerationCard({ contest, may }: Props) {
  const t = await getTranslations("contest.generation");
  const locale = await getLocale();
  const { generation } = contest;
  const isPreparing = contest.state === "PREPARING";
  const isRunning = generation?.state === "RUNNING";
  const hasEndpoints = Object.keys(contest.endpoints).length > 0;
  const lacking = teamsLacking(contest);
  const mayAct = may.prepare && isPreparing && (isRunning || lacking.length > 0);
  // Of a contest whose answers were all uploaded there is nothing to tell any more.
  if (!isPreparing && !hasEndpoints) return null;
  const at = (instant: Date) => formatInstantShort(instant, locale);
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      status={generation && <StatusTag tone={TONES[generation.state]}>{t(`states.${generation.state}`)}</StatusTag>}
      actions={mayAct ? <Steps contest={contest} /> : undefined}
    >
      <div className="grid gap-5">
        {isRunning && <LiveRefresh />}
        <p className="text-text-2">
          {generation?.endedAt
            ? t("until", { from: at(generation.startedAt), to: at(generation.endedAt) })
            : generation
              ? t("since", { at: at(generation.startedAt) })
              : t(hasEndpoints ? "none" : "noEndpoint")}
        </p>
        <SettingsList contest={contest} />
        <TeamsTable contest={contest} mayChange={may.prepare && isPreparing && !isRunning} />
        {generation && generation.failures.length > 0 && (
          <GenerationFailures
            contest={contest}
            failures={generation.failures}
            retryable={mayAct && !isRunning ? lacking : []}
          />
        )}
      </div>
    </Card>
  );
}
