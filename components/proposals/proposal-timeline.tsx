import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { StatusTone } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { Timeline } from "@/components/ui/timeline";
import type { TimelineEvent, TimelineKind } from "@/lib/dashboards/domain/proposal-timeline";
import { formatInstant } from "@/lib/platform/format";

const TONES: Partial<Record<TimelineKind, StatusTone>> = {
  supplementRequested: "warn",
  supplementCancelled: "todo",
  supplementLapsed: "stop",
  ineligible: "stop",
  withdrawn: "todo",
};
const RECEIPTS: readonly TimelineKind[] = ["submitted", "resubmitted", "supplementAnswered"];

function Body({ event, proposalId }: { event: TimelineEvent; proposalId: string }) {
  const t = useTranslations("timeline");
  const names = useTranslations("proposals.sections");
  const locale = useLocale();
  return (
    <>
      {event.sections ? <p>{event.sections.map((key) => names(key)).join(", ")}</p> : null}
      {event.dueAt ? <p className="num">{t("dueAt", { dueAt: formatInstant(event.dueAt, locale) })}</p> : null}
      {event.reason ? <p className="whitespace-pre-line">{t("reason", { reason: event.reason })}</p> : null}
      {event.kind === "published" ? <TextLink href={`/proposals/${proposalId}/result`}>{t("result")}</TextLink> : null}
    </>
  );
}

/** What has happened to the proposal so far, oldest first; the receipt that counts is one step away. */
export function ProposalTimeline({ events, proposalId }: { events: readonly TimelineEvent[]; proposalId: string }) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  const sealed = events.some(({ kind }) => RECEIPTS.includes(kind));
  return (
    <Card title={t("title")}>
      <Timeline
        items={events.map((event) => ({
          key: event.key,
          at: formatInstant(event.at, locale),
          title: t(`kinds.${event.kind}`, { sealNo: event.sealNo ?? 0 }),
          body: <Body event={event} proposalId={proposalId} />,
          tone: TONES[event.kind],
        }))}
      />
      {sealed ? (
        <p className="mt-4 text-small">
          <TextLink href={`/proposals/${proposalId}/receipt`}>{t("receipt")}</TextLink>
        </p>
      ) : null}
    </Card>
  );
}
