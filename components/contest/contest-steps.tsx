import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { closeContestAction, openContestAction } from "@/lib/contest/actions";
import { isBeforeClose } from "@/lib/contest/domain/voting-time";
import type { ContestOverview } from "@/lib/contest/types";

type Step = { name: "open" | "close"; action: typeof openContestAction };

/** What may be done now: people vote until the closing instant has passed (C2). */
const stepOf = (contest: ContestOverview, readAt: Date): Step | null => {
  if (contest.state === "PREPARING" && contest.gaps.length === 0) return { name: "open", action: openContestAction };
  if (contest.state === "OPEN" && !isBeforeClose(contest.closesAt, readAt))
    return { name: "close", action: closeContestAction as typeof openContestAction };
  return null;
};

/** The next step of a contest, one button; who may press it is decided again by the command. */
export async function ContestSteps({ contest, readAt }: { contest: ContestOverview; readAt: Date }) {
  const t = await getTranslations("contest");
  const step = stepOf(contest, readAt);
  if (!step) return null;
  return (
    <ClientMessages namespaces={["contest"]}>
      <ConfirmDialog
        triggerLabel={t(`steps.${step.name}.button`)}
        triggerVariant="primary"
        title={t(`steps.${step.name}.title`)}
        description={t(`steps.${step.name}.body`)}
        confirmLabel={t(`steps.${step.name}.button`)}
        action={step.action}
        input={{ contestId: contest.id, expectedVersion: contest.version }}
        refusalsNamespace="contest"
        successMessage={t(`steps.${step.name}.done`)}
      />
    </ClientMessages>
  );
}
