import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Stack } from "@/components/layout/stack";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { ExportDialog } from "@/components/ui/export-dialog";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { scoreContestAction } from "@/lib/contest/actions";
import type { RatedEntry } from "@/lib/contest/domain/result";
import type { ContestResultPage } from "@/lib/contest/types";
import { formatCount, formatInstant, formatPercent } from "@/lib/platform/format";
import { NotEstimable, RatingCard, shownPoints } from "./rating-card";

/** X5: the fewest votes that would have changed who goes on. */
async function FlipNotice({ page }: { page: ContestResultPage }) {
  const t = await getTranslations("contest.results");
  const locale = await getLocale();
  const { toFlip } = page.result;
  const nameOf = (entryId: string): string => {
    const entry = page.entries.find((one) => one.entryId === entryId);
    return entry ? nameIn(locale, entry) : "–";
  };
  return (
    <Notice title={t("flip")}>
      <p>
        {toFlip
          ? t("flipValue", {
              votes: toFlip.votes,
              of: toFlip.ofVotes,
              survivor: nameOf(toFlip.survivor),
              challenger: nameOf(toFlip.challenger),
            })
          : t("flipNone")}
      </p>
      <p className="text-small">{t("flipHint", { survivors: page.survivors })}</p>
    </Notice>
  );
}

/** A rating with how far it may be off. */
function Point({ rated }: { rated: RatedEntry }) {
  return (
    <span className="num">
      {shownPoints(rated.rating)}
      <span className="block text-small text-text-2">± {shownPoints((rated.upper - rated.lower) / 2)}</span>
    </span>
  );
}

/** By language and domain: a row each, a column a team. */
async function BreakdownCard({ page }: { page: ContestResultPage }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  return (
    <Card title={t("results.breakdown")} hint={t("results.breakdownHint")}>
      <Table
        caption={t("results.breakdown")}
        captionHidden
        rows={page.breakdown}
        rowKey={(row) => `${row.kind} ${row.key}`}
        columns={[
          {
            key: "part",
            header: t("results.kind"),
            primary: true,
            render: (row) => t(`${row.kind === "language" ? "languages" : "domains"}.${row.key}`),
          },
          {
            key: "votes",
            header: t("ballots.counted"),
            align: "end",
            render: (row) => <span className="num">{formatCount(row.result.votes)}</span>,
          },
          ...page.entries.map((entry, place) => ({
            key: entry.entryId,
            header: nameIn(locale, entry),
            align: "end" as const,
            render: ({ result }: ContestResultPage["breakdown"][number]) => {
              const own = result.estimable ? result.ratings[place] : undefined;
              return own ? <Point rated={own} /> : t("results.notEstimable");
            },
          })),
        ]}
      />
    </Card>
  );
}

async function RecordCard({ page }: { page: ContestResultPage }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  const hash = (value: string) => <span className="num break-all">{value}</span>;
  return (
    <Card
      title={t("ballots.discards")}
      actions={
        page.mayExport ? (
          <ClientMessages namespaces={["contest"]}>
            <ExportDialog href={`/api/exports/contest/${page.stage.id}/sheet`} formats={["json"]} />
          </ClientMessages>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-5">
        <Table
          caption={t("ballots.discards")}
          captionHidden
          rows={page.discards}
          rowKey={(row) => `${row.group} ${row.reason}`}
          empty={<p>{t("ballots.none")}</p>}
          columns={[
            { key: "reason", header: t("ballots.reason"), primary: true, render: (row) => t(`reasons.${row.reason}`) },
            { key: "group", header: t("ballots.group"), render: (row) => t(`groups.${row.group}`) },
            { key: "count", header: t("ballots.count"), align: "end", render: (row) => formatCount(row.count) },
          ]}
        />
        <DescriptionList
          items={[
            { term: t("results.closedAt"), detail: formatInstant(page.closedAt, locale) },
            { term: t("results.seal"), detail: hash(page.ballotsHash) },
            {
              term: t("results.scoredAt"),
              detail: page.scoredAt ? formatInstant(page.scoredAt, locale) : t("results.notScored"),
            },
            ...(page.sheetHash ? [{ term: t("results.sheet"), detail: hash(page.sheetHash) }] : []),
          ]}
        />
      </div>
    </Card>
  );
}

async function ScoreButton({ page }: { page: ContestResultPage }) {
  const t = await getTranslations("contest.steps.score");
  if (!page.mayScore) return null;
  return (
    <ClientMessages namespaces={["contest"]}>
      <ConfirmDialog
        triggerLabel={t("button")}
        triggerVariant="primary"
        title={t("title")}
        description={t("body")}
        confirmLabel={t("button")}
        action={scoreContestAction}
        input={{ contestId: page.contestId, expectedVersion: page.version }}
        refusalsNamespace="contest"
        successMessage={t("done")}
      />
    </ClientMessages>
  );
}

/** X4, X5: the result of a closed contest. */
export async function ContestResults({ page }: { page: ContestResultPage }) {
  const t = await getTranslations("contest");
  const { result, weights, entries } = page;
  const share = (group: "PUBLIC" | "EXPERT") =>
    formatPercent(weights[group] / Math.max(1, weights.PUBLIC + weights.EXPERT));
  const votes = result.groups.PUBLIC.votes + result.groups.EXPERT.votes;
  return (
    <Stack>
      <ScoreButton page={page} />
      <p>{t("results.method")}</p>
      {result.combined && (
        <RatingCard
          title={t("results.combined")}
          hint={t("results.combinedMethod", { public: share("PUBLIC"), expert: share("EXPERT") })}
          votes={votes}
          ratings={result.combined}
          entries={entries}
          asOf={page.closedAt}
        />
      )}
      <FlipNotice page={page} />
      {(["PUBLIC", "EXPERT"] as const)
        .filter((group) => weights[group] > 0)
        .map((group) => {
          const set = result.groups[group];
          return set.estimable ? (
            <RatingCard
              key={group}
              title={t(`groups.${group}`)}
              hint={t("results.votes", { count: set.votes })}
              votes={set.votes}
              ratings={set.ratings}
              shares={set.shares}
              entries={entries}
              asOf={page.closedAt}
            />
          ) : (
            <Card key={group} title={t(`groups.${group}`)} hint={t("results.votes", { count: set.votes })}>
              <NotEstimable result={set} entries={entries} />
            </Card>
          );
        })}
      <BreakdownCard page={page} />
      <RecordCard page={page} />
    </Stack>
  );
}
