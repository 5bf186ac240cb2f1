import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import { settleOpinionAction } from "@/lib/reviews/actions/release";
import type { Guarded } from "@/lib/reviews/types";
import type { ReleaseHit, ReleaseOpinion, ReleasePage } from "@/lib/reviews/types/release";
import { leadIn } from "./names";
import { RedactPhrase } from "./redact-phrase";

type Open = Extract<Guarded<ReleasePage>, { access: "OPEN" }>;
const CONTEXT = 40;
const REASON_MIN = 5;
const DECISIONS = [
  { outcome: "REDACTED", key: "redact", tone: "danger", variant: "secondary" },
  { outcome: "KEPT", key: "keep", tone: "primary", variant: "ghost" },
] as const;

const useField = (): ((opinion: ReleaseOpinion) => string) => {
  const t = useTranslations("opinions");
  const locale = useLocale();
  return ({ fieldKo, fieldEn }) => (locale === "en" ? fieldEn : fieldKo) || t("overall");
};

/** The words in question with what stands around them. */
function Snippet({ text, hit }: { text: string; hit: ReleaseHit }) {
  const before = text.slice(Math.max(0, hit.start - CONTEXT), hit.start);
  const after = text.slice(hit.end, hit.end + CONTEXT);
  return (
    <p className="prose-ko border-l-4 border-line pl-4" lang="ko">
      {hit.start > CONTEXT ? "…" : ""}
      {before}
      <mark className="rounded-control bg-warning-tint px-1 font-semibold text-warning">{hit.found}</mark>
      {after}
      {hit.end + CONTEXT < text.length ? "…" : ""}
    </p>
  );
}

function Standing({ hit }: { hit: ReleaseHit }) {
  const t = useTranslations("opinions");
  const locale = useLocale();
  if (!hit.standing)
    return hit.settled ? (
      <StatusTag tone="done">{t("within")}</StatusTag>
    ) : (
      <StatusTag tone="warn">{t("waiting")}</StatusTag>
    );
  const { outcome, byName, at, reason } = hit.standing;
  return (
    <div className="grid gap-1">
      <StatusTag tone="done">{t(`outcomes.${outcome}`)}</StatusTag>
      <p className="text-small text-text-2">
        {t("decidedBy", { name: byName, at: formatInstant(at, locale), reason })}
      </p>
    </div>
  );
}

type HitProps = { callId: string; opinion: ReleaseOpinion; hit: ReleaseHit; maySettle: boolean };
function Hit({ callId, opinion, hit, maySettle }: HitProps) {
  const t = useTranslations("opinions");
  const field = useField();
  const { start, end } = hit;
  const input = { callId, sheetId: opinion.sheetId, field: opinion.field, start, end };
  const choices = DECISIONS.filter(({ outcome }) => outcome !== hit.standing?.outcome);
  return (
    <li className="grid gap-3 border-t border-line pt-5 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-2">
        <b>{field(opinion)}</b>
        {hit.people.map(({ name, side }) => (
          <Badge key={`${name}-${side}`} tone={side === "REVIEWER" ? "danger" : "warning"}>
            {t(`sides.${side}`, { name })}
          </Badge>
        ))}
        {hit.people.length === 0 ? <Badge>{t(hit.standing ? "marked" : "address")}</Badge> : null}
      </div>
      <Snippet text={opinion.text} hit={hit} />
      <Standing hit={hit} />
      {maySettle ? (
        <div className="flex flex-wrap gap-2">
          {choices.map(({ outcome, key, tone, variant }) => (
            <ConfirmDialog
              key={outcome}
              triggerLabel={t(key)}
              triggerVariant={variant}
              triggerSize="compact"
              title={t(`${key}Title`, { found: hit.found })}
              description={t(`${key}Body`)}
              confirmLabel={t(key)}
              tone={tone}
              reason={{ label: t("reason"), help: t(`${key}ReasonHelp`), minimum: REASON_MIN }}
              action={settleOpinionAction}
              input={{ ...input, outcome, expectedRevision: hit.standing?.revision ?? 0 }}
              refusalsNamespace="opinions"
              successMessage={t("saved")}
            />
          ))}
        </div>
      ) : null}
    </li>
  );
}

type AllProps = { callId: string; opinions: readonly ReleaseOpinion[]; maySettle: boolean };
/** Every opinion as it will be read, by criterion. */
function AllOpinions({ callId, opinions, maySettle }: AllProps) {
  const field = useField();
  const fields = [...new Set(opinions.map((opinion) => opinion.field))];
  return fields.map((key) => {
    const own = opinions.filter((opinion) => opinion.field === key);
    return (
      <section key={key} className="grid gap-4 border-t border-line py-5">
        <h3 className="font-semibold">{own[0] ? field(own[0]) : null}</h3>
        <ul className="grid gap-4">
          {own.map((opinion) => (
            <li key={opinion.sheetId} className="grid gap-1">
              <p className="prose-ko border-l-4 border-line pl-4 whitespace-pre-line" lang="ko">
                {opinion.released}
              </p>
              {maySettle ? (
                <div>
                  <RedactPhrase target={{ callId, sheetId: opinion.sheetId, field: opinion.field }} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

type ProposalProps = { callId: string; proposal: Open["proposals"][number]; shown: boolean; maySettle: boolean };
function Proposal({ callId, proposal, shown, maySettle }: ProposalProps) {
  const t = useTranslations("opinions");
  const locale = useLocale();
  const hits = proposal.opinions.flatMap((opinion) => opinion.hits.map((hit) => ({ opinion, hit })));
  const tone = proposal.waiting > 0 ? "warn" : "done";
  return (
    <Card
      id={proposal.proposalId}
      title={leadIn(locale, proposal)}
      hint={proposal.receiptNumber}
      status={
        <StatusTag tone={tone}>
          {proposal.waiting > 0 ? t("waitingCount", { count: proposal.waiting }) : t("clear")}
        </StatusTag>
      }
    >
      {hits.length > 0 ? (
        <ul className="mb-6 grid gap-5">
          {hits.map(({ opinion, hit }) => (
            <Hit
              key={`${opinion.sheetId}-${opinion.field}-${hit.start}-${hit.end}`}
              callId={callId}
              opinion={opinion}
              hit={hit}
              maySettle={maySettle}
            />
          ))}
        </ul>
      ) : null}
      {shown ? (
        <AllOpinions callId={callId} opinions={proposal.opinions} maySettle={maySettle} />
      ) : (
        <TextLink href={`/manage/calls/${callId}/opinions?show=${proposal.proposalId}#${proposal.proposalId}`}>
          {t("all", { count: proposal.opinionCount })}
        </TextLink>
      )}
    </Card>
  );
}

/** S8: what applicants will read, what may be a name in it, and what was decided; publication waits for the last hit. */
export function ReleaseView({ page, callId }: { page: Open; callId: string }) {
  const t = useTranslations("opinions");
  const locale = useLocale();
  const { proposals, waiting, settled, publishedAt } = page;
  if (proposals.length === 0) return <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>;
  const ordered = [...proposals].sort((a, b) => b.waiting - a.waiting);
  return (
    <Stack>
      {publishedAt ? (
        <Notice>{t("published", { at: formatInstant(publishedAt, locale) })}</Notice>
      ) : (
        <Notice
          tone={waiting > 0 ? "warning" : "success"}
          title={waiting > 0 ? t("waitingTitle", { count: waiting }) : t("readyTitle")}
        >
          {waiting > 0 ? t("waitingBody") : t("readyBody", { count: settled })}
        </Notice>
      )}
      {ordered.map((proposal) => (
        <Proposal
          key={proposal.proposalId}
          callId={callId}
          proposal={proposal}
          shown={proposal.proposalId === page.shownProposalId}
          maySettle={page.may.settle}
        />
      ))}
    </Stack>
  );
}
