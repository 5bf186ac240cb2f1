import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { decideConflictAction } from "@/lib/reviews/actions";
import type { FindingRow } from "@/lib/reviews/types";
import { leadIn } from "./names";

const TONES = { OPEN: "warn", EXCLUDED: "stop", DISMISSED: "done", WAIVED: "doing" } as const;
const DECISIONS = [
  { outcome: "EXCLUDED", key: "exclude", tone: "danger", variant: "secondary" },
  { outcome: "DISMISSED", key: "dismiss", tone: "primary", variant: "secondary" },
  { outcome: "WAIVED", key: "waive", tone: "primary", variant: "ghost" },
] as const;

function Decide({ finding }: { finding: FindingRow }) {
  const t = useTranslations("reviews.conflicts");
  const locale = useLocale();
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {DECISIONS.filter(({ outcome }) => outcome !== finding.outcome).map(({ outcome, key, tone, variant }) => (
        <ConfirmDialog
          key={outcome}
          triggerLabel={t(key)}
          triggerVariant={variant}
          triggerSize="compact"
          title={t(`${key}Title`, { name: finding.personName })}
          description={t(`${key}Body`)}
          affected={[`${finding.personName} – ${leadIn(locale, finding.proposal)} (${finding.proposal.receiptNumber})`]}
          confirmLabel={t(key)}
          tone={tone}
          reason={{ label: t(`${key}Reason`), minimum: 10 }}
          action={decideConflictAction}
          input={{ findingId: finding.id, expectedVersion: finding.version, outcome }}
          refusalsNamespace="reviews"
          successMessage={t("decided")}
        />
      ))}
    </div>
  );
}

/** S3: every finding with what speaks for it, the undecided first. */
export function ConflictList({ findings, mayDecide }: { findings: readonly FindingRow[]; mayDecide: boolean }) {
  const t = useTranslations("reviews.conflicts");
  const r = useTranslations("reviews");
  const locale = useLocale();
  return findings.map((finding) => (
    <Card
      key={finding.id}
      title={finding.personName}
      hint={
        finding.personRole === "REVIEWER" && finding.seatNo !== null ? r("seat", { no: finding.seatNo }) : t("staff")
      }
      status={<StatusTag tone={TONES[finding.outcome]}>{t(`outcomes.${finding.outcome}`)}</StatusTag>}
    >
      <p>
        <b>{leadIn(locale, finding.proposal)}</b>{" "}
        <span className="num text-small text-text-2">{finding.proposal.receiptNumber}</span>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <Badge tone={finding.severity === "EXCLUSION" ? "danger" : "warning"}>
          {t(`severities.${finding.severity}`)}
        </Badge>
        {t(`kinds.${finding.kind}`)}
      </p>
      <p className="mt-1 text-small text-text-2">
        {t(`bases.${finding.evidence.basis}`)}
        {finding.evidence.ours ? ` · ${finding.evidence.ours}` : ""}
        {finding.evidence.theirs ? ` ↔ ${finding.evidence.theirs}` : ""}
        {finding.evidence.until ? ` · ${t("until", { date: finding.evidence.until })}` : ""}
      </p>
      {finding.reason ? <p className="mt-2 text-small">{`${r("reason")}: ${finding.reason}`}</p> : null}
      {mayDecide && finding.severity === "REVIEW" ? <Decide finding={finding} /> : null}
    </Card>
  ));
}
