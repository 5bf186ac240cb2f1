import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { approveDecisionAction, returnDecisionAction } from "@/lib/objections/actions";
import type { DecisionRecord, StaffObjection } from "@/lib/objections/types";
import { formatInstant, formatScore } from "@/lib/platform/format";
import { VERDICT_TONES } from "./names";

type Open = Extract<StaffObjection, { access: "OPEN" }>;

function Voices({ decision }: { decision: DecisionRecord }) {
  const t = useTranslations("objections");
  if (decision.voices.length === 0) return null;
  return (
    <ul className="mt-4 grid gap-2">
      {decision.voices.map((voice) => (
        <li key={voice.name} className="flex flex-wrap items-center gap-2">
          <b>{voice.name}</b>
          {t(`opinions.${voice.opinion}`)}
          <Badge tone={voice.isOriginal ? "neutral" : "info"}>
            {t(voice.isOriginal ? "staff.original" : "staff.outsider")}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function Facts({ decision, isOfStage }: { decision: DecisionRecord; isOfStage: boolean }) {
  const t = useTranslations("objections.staff");
  const results = useTranslations("reviews.results");
  const locale = useLocale();
  const { newResult, newTotalHundredths, decidedByName, decidedAt } = decision;
  return (
    <DescriptionList
      items={[
        { term: t("proposedBy"), detail: `${decision.proposedByName} · ${formatInstant(decision.proposedAt, locale)}` },
        ...(decidedByName && decidedAt
          ? [{ term: t("decidedBy"), detail: `${decidedByName} · ${formatInstant(decidedAt, locale)}` }]
          : []),
        ...(decision.verdict === "ACCEPTED" && !isOfStage
          ? [{ term: t("newResult"), detail: newResult ? results(newResult) : t("unchanged") }]
          : []),
        ...(newTotalHundredths === null
          ? []
          : [{ term: t("newTotal"), detail: <b className="num">{formatScore(newTotalHundredths)}</b> }]),
        { term: t("reason"), detail: <span className="whitespace-pre-line">{decision.reason}</span> },
      ]}
    />
  );
}

/** L3: the director's two answers; the first names everything that it does. */
function Decide({ page, decision, lead }: { page: Open; decision: DecisionRecord; lead: string }) {
  const t = useTranslations("objections.staff");
  const results = useTranslations("reviews.results");
  const input = { decisionId: decision.id, expectedVersion: decision.version };
  const { newResult } = decision;
  const affected = [
    ...(newResult && page.result.kind === "SELECTION"
      ? [t("affectedResult", { lead, from: results(page.result.current), to: results(newResult) })]
      : []),
    ...(page.result.kind === "STAGE" && decision.verdict === "ACCEPTED" ? [t("affectedStage")] : []),
    ...(newResult === "SELECTED" ? [t("affectedTeam", { lead })] : []),
    t("affectedLetter"),
  ];
  return (
    <div className="mt-5 flex flex-wrap gap-2.5">
      <ConfirmDialog
        triggerLabel={t("approve")}
        title={t("approveTitle")}
        description={t("approveBody")}
        affected={affected}
        affectedLabel={t("affected")}
        confirmLabel={t("approve")}
        action={approveDecisionAction}
        input={input}
        refusalsNamespace="objections"
        successMessage={t("approved")}
      />
      <ConfirmDialog
        triggerLabel={t("return")}
        triggerVariant="secondary"
        title={t("returnTitle")}
        description={t("returnBody")}
        confirmLabel={t("return")}
        tone="danger"
        reason={{ label: t("returnReason"), minimum: 10 }}
        action={returnDecisionAction}
        input={input}
        refusalsNamespace="objections"
        successMessage={t("returned")}
      />
    </div>
  );
}

/** The decision proposed or made, with every voice: for staff only. */
export function DecisionCard({ page, decision, lead }: { page: Open; decision: DecisionRecord; lead: string }) {
  const t = useTranslations("objections");
  return (
    <Card
      title={t(decision.decidedAt ? "own.decisionTitle" : "staff.decisionTitle")}
      status={<StatusTag tone={VERDICT_TONES[decision.verdict]}>{t(`verdicts.${decision.verdict}`)}</StatusTag>}
    >
      <Facts decision={decision} isOfStage={page.objection.stage !== null} />
      <Voices decision={decision} />
      {page.may.approve ? <Decide page={page} decision={decision} lead={lead} /> : null}
      {page.may.sameAsProposer ? <Notice>{t("staff.samePerson")}</Notice> : null}
    </Card>
  );
}
