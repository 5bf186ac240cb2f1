"use client";
import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { adjustPlanAction, deployAssignmentsAction, discardPlanAction } from "@/lib/reviews/actions";
import { leadIn } from "./names";
import { type PlanDraft, type PlanFacts, pairsOf } from "./plan-draft";

type Turn = { panelId: string; expectedVersion: number };

/** Changes that are not saved yet: kept or thrown away before anything else. */
export function UnsavedPlan({ turn, draft, reset }: { turn: Turn; draft: PlanDraft; reset: () => void }) {
  const t = useTranslations("reviews.plan");
  return (
    <div className="mt-4 flex flex-wrap items-start gap-2.5">
      <ActionButton
        action={adjustPlanAction}
        input={{ ...turn, pairs: pairsOf(draft) }}
        label={t("save")}
        variant="primary"
        refusalsNamespace="reviews"
        successMessage={t("saved")}
      />
      <Button variant="ghost" onClick={reset}>
        {t("reset")}
      </Button>
    </div>
  );
}

/** The plan waits: reviewers see nothing of it until it is deployed, in one step, with everything it touches named. */
export function WaitingPlan({ turn, facts, told }: { turn: Turn; facts: PlanFacts; told: boolean }) {
  const t = useTranslations("reviews.plan");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const { waiting } = facts.plan;
  if (!waiting) return null;
  const count = waiting.added.length + waiting.withdrawn.length;
  if (count === 0 && waiting.forbidden === 0) return null;
  const name = ({ memberId, proposalId }: { memberId: string; proposalId: string }) => {
    const seat = facts.seats.find((one) => one.memberId === memberId);
    const proposal = facts.proposals.find((one) => one.proposalId === proposalId);
    return `${proposal ? leadIn(locale, proposal) : proposalId} · ${seat ? `${r("seat", { no: seat.seatNo })} ${seat.name}` : ""}`;
  };
  return (
    <Notice
      tone={waiting.forbidden > 0 ? "warning" : "info"}
      title={t("waitingTitle", { added: waiting.added.length, withdrawn: waiting.withdrawn.length })}
      actions={
        <div className="flex flex-wrap gap-2.5">
          {count > 0 ? (
            <ConfirmDialog
              triggerLabel={t("deploy")}
              triggerVariant="primary"
              triggerSize="compact"
              title={t("deployTitle", { count })}
              description={t(told ? "deployBodyTold" : "deployBody")}
              affectedLabel={t("affected")}
              affected={[
                ...waiting.added.map((pair) => t("affectedAdded", { pair: name(pair) })),
                ...waiting.withdrawn.map((pair) => t("affectedWithdrawn", { pair: name(pair) })),
              ]}
              confirmLabel={t("deploy")}
              action={deployAssignmentsAction}
              input={turn}
              refusalsNamespace="reviews"
              successMessage={t("deployed")}
            />
          ) : null}
          <ConfirmDialog
            triggerLabel={t("discard")}
            triggerVariant="ghost"
            triggerSize="compact"
            title={t("discardTitle")}
            description={t("discardBody")}
            confirmLabel={t("discard")}
            tone="danger"
            action={discardPlanAction}
            input={turn}
            refusalsNamespace="reviews"
            successMessage={t("discarded")}
          />
        </div>
      }
    >
      {waiting.forbidden > 0 ? t("forbidden", { count: waiting.forbidden }) : t("waitingBody")}
    </Notice>
  );
}
