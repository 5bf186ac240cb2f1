import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDate, formatInstant } from "@/lib/platform/format";
import { approveStageResultAction, returnStageResultAction } from "@/lib/stages/actions";
import type { StageDetail } from "@/lib/stages/types";
import { nameIn } from "./names";
import { ProposeForm } from "./propose-form";
import { StageConsequenceList } from "./stage-consequences";
import { StageDeliberationFacts } from "./stage-deliberation";

const TONES = { PROPOSED: "doing", RETURNED: "warn", APPROVED: "done" } as const;

/** E4, L3: the officer's proposal and the director's word, with everybody it touches named. */
export async function StageDecisionCard({ stage, today }: { stage: StageDetail; today: string }) {
  const t = await getTranslations("stages.decision");
  const locale = await getLocale();
  const { decision } = stage;
  const mayPropose = stage.state === "SCORED" && stage.may.propose && stage.scores?.missing.length === 0;
  if (!decision && !mayPropose) return null;
  const verdicts = await getTranslations("stages.result.verdicts");
  const teamName = (teamId: string): string => {
    const team = stage.teams.find((one) => one.teamId === teamId);
    return team ? nameIn(locale, team) : "–";
  };
  const changed = decision?.changed ?? null;
  const turned = (changed ?? []).map(({ teamId, from, to }) =>
    t("turned", { team: teamName(teamId), from: verdicts(from), to: verdicts(to) }),
  );
  const leaving = stage.outcomes.filter((outcome) => outcome.result === "ELIMINATED");
  const names = changed ? turned : leaving.map(({ teamId }) => teamName(teamId));
  return (
    <ClientMessages namespaces={["stages"]}>
      <Card
        title={t(changed ? "correctionTitle" : "title")}
        status={
          decision ? <StatusTag tone={TONES[decision.status]}>{t(`statuses.${decision.status}`)}</StatusTag> : undefined
        }
      >
        {decision && (
          <DescriptionList
            items={[
              {
                term: t("proposedBy"),
                detail: `${decision.proposedBy} · ${formatInstant(decision.proposedAt, locale)}`,
              },
              { term: t("reason"), detail: decision.reason },
              ...(changed
                ? [{ term: t("changes"), detail: turned.length > 0 ? turned.join(", ") : t("nothingTurns") }]
                : []),
              { term: t("returnOn"), detail: formatDate(decision.returnOn, locale) },
              ...(decision.decidedBy && decision.decidedAt
                ? [
                    {
                      term: t("decidedBy"),
                      detail: `${decision.decidedBy} · ${formatInstant(decision.decidedAt, locale)}`,
                    },
                  ]
                : []),
              ...(decision.returnReason ? [{ term: t("returnReason"), detail: decision.returnReason }] : []),
              { term: t("sheetHash"), detail: <code className="break-all text-small">{decision.sheetHash}</code> },
            ]}
          />
        )}
        {decision && <StageDeliberationFacts stage={stage} />}
        {decision && <StageConsequenceList stage={stage} />}
        {decision && (
          <div className="mt-4 flex flex-wrap gap-2.5">
            <ButtonLink
              size="compact"
              download
              href={`/api/exports/stages/${stage.id}/sheet?reason=${encodeURIComponent(t("exportReason"))}`}
            >
              {t("sheet")}
            </ButtonLink>
          </div>
        )}
        {decision && stage.may.approve && (
          <div className="mt-6 flex flex-wrap gap-2.5">
            <ConfirmDialog
              triggerLabel={t("approve")}
              triggerVariant="primary"
              title={t("approveTitle", { number: stage.number })}
              description={t(changed ? "approveCorrection" : "approveDescription", {
                day: formatDate(decision.returnOn, locale),
              })}
              affected={names}
              affectedLabel={
                names.length > 0 ? t(changed ? "changes" : "leaving") : t(changed ? "nothingTurns" : "nobodyLeaves")
              }
              confirmLabel={t("approveConfirm")}
              tone={names.length > 0 ? "danger" : "primary"}
              action={approveStageResultAction}
              input={{ decisionId: decision.id, expectedVersion: decision.version }}
              refusalsNamespace="stages"
              successMessage={t("approved")}
            />
            <ConfirmDialog
              triggerLabel={t("return")}
              title={t("returnTitle")}
              confirmLabel={t("returnConfirm")}
              reason={{ label: t("returnReason"), minimum: 10 }}
              action={returnStageResultAction}
              input={{ decisionId: decision.id, expectedVersion: decision.version }}
              refusalsNamespace="stages"
              successMessage={t("returned")}
            />
          </div>
        )}
        {mayPropose && <ProposeForm stageId={stage.id} version={stage.version} returnOn={today} />}
      </Card>
    </ClientMessages>
  );
}
