import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { startGenerationAction } from "@/lib/contest/actions";
import type { ContestOverview, GenerationView } from "@/lib/contest/types";
import { formatCount } from "@/lib/platform/format";

type Props = {
  contest: ContestOverview;
  failures: GenerationView["failures"];
  /** Teams whose missing answers may be made again. */
  retryable: readonly string[];
};

/** X2: which prompts of which team got no answer, and why; a team's are tried again together. */
export async function GenerationFailures({ contest, failures, retryable }: Props) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  const nameOf = (teamId: string) => {
    const entry = contest.entries.find((one) => one.teamId === teamId);
    return entry ? nameIn(locale, entry) : "–";
  };
  const total = contest.generation?.shares.reduce((sum, share) => sum + share.failed, 0) ?? 0;
  const teamIds = retryable.filter((teamId) => failures.some((one) => one.teamId === teamId));
  return (
    <section aria-labelledby="generation-failures" className="grid gap-3">
      <h3 id="generation-failures" className="font-semibold">
        {t("generation.failures")}
      </h3>
      <ClientMessages namespaces={["contest"]}>
        <span className="flex flex-wrap gap-2 empty:hidden">
          {teamIds.map((teamId) => (
            <ConfirmDialog
              key={teamId}
              triggerLabel={`${nameOf(teamId)} ${t("generation.retry")}`}
              triggerSize="compact"
              title={t("generation.retryTitle", { team: nameOf(teamId) })}
              description={t("generation.retryBody")}
              confirmLabel={t("generation.retry")}
              action={startGenerationAction}
              input={{ contestId: contest.id, teamId }}
              refusalsNamespace="contest"
              successMessage={t("generation.started")}
            />
          ))}
        </span>
      </ClientMessages>
      <Table
        caption={t("generation.failures")}
        captionHidden
        rows={failures}
        rowKey={(row) => `${row.teamId} ${row.promptNumber}`}
        columns={[
          { key: "team", header: t("entries.team"), primary: true, render: (row) => nameOf(row.teamId) },
          {
            key: "prompt",
            header: t("generation.prompt"),
            render: (row) => t("preview.prompt", { number: row.promptNumber }),
          },
          { key: "reason", header: t("generation.reason"), render: (row) => t(`generation.reasons.${row.reason}`) },
          {
            key: "attempts",
            header: t("generation.attempts"),
            align: "end",
            render: (row) => <span className="num">{formatCount(row.attempts)}</span>,
          },
        ]}
      />
      {total > failures.length && (
        <p className="text-small text-text-2">{t("generation.more", { count: failures.length })}</p>
      )}
    </section>
  );
}
