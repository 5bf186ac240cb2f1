import { useLocale, useTranslations } from "next-intl";
import { FigureChanges } from "@/components/rulebook/figure-tables";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { CallAmendment, CallRulebookPage } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";
import { DecideAmendment } from "./amendment-forms";

type Shown = CallAmendment["status"] | "APPLIED";
const TONES: Record<Shown, StatusTone> = { PROPOSED: "warn", APPROVED: "doing", APPLIED: "done", RETURNED: "stop" };

/** P3: one amendment with what differs under the old and the new rule. */
function Amendment({ amendment, page }: { amendment: CallAmendment; page: CallRulebookPage }) {
  const t = useTranslations("callEditor.rulebookPage");
  const locale = useLocale();
  const status: Shown = amendment.appliedAt ? "APPLIED" : amendment.status;
  const by = (name: string, at: Date) => t("by", { name, at: formatInstant(at, locale) });
  const { decidedByName, decidedAt } = amendment;
  return (
    <Card
      title={t("item", { from: amendment.fromVersion, to: amendment.toVersion })}
      level={3}
      status={<StatusTag tone={TONES[status]}>{t(`status.${status}`)}</StatusTag>}
    >
      <DescriptionList
        items={[
          { term: t("effective"), detail: formatInstant(amendment.effectiveAt, locale) },
          { term: t("reason"), detail: amendment.reason },
          { term: t("proposed"), detail: by(amendment.proposedByName, amendment.proposedAt) },
          ...(decidedByName && decidedAt
            ? [{ term: t("decided"), detail: by(decidedByName, decidedAt), hint: amendment.decisionNote }]
            : []),
        ]}
      />
      <p className="mt-4 mb-2 font-semibold">{t("changes")}</p>
      {amendment.changes.length === 0 ? (
        <p>{t("same")}</p>
      ) : (
        <FigureChanges changes={amendment.changes} content={page.rulebook} caption={t("changes")} />
      )}
      {amendment.status === "PROPOSED" && page.may.decide ? (
        <DecideAmendment amendmentId={amendment.id} concerned={page.call.concerned} />
      ) : null}
    </Card>
  );
}

export function CallAmendments({ page }: { page: CallRulebookPage }) {
  const t = useTranslations("callEditor.rulebookPage");
  return (
    <>
      <h2 className="text-section">{t("amendments")}</h2>
      {page.amendments.length === 0 ? <EmptyState title={t("none")}>{t("noneBody")}</EmptyState> : null}
      {page.amendments.map((amendment) => (
        <Amendment key={amendment.id} amendment={amendment} page={page} />
      ))}
    </>
  );
}
