"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import {
  approveAllocationAction,
  rejectAllocationAction,
  returnAllocationAction,
  reverseAllocationAction,
} from "@/lib/ledger/actions";
import { returnAllocationSchema } from "@/lib/ledger/schema";
import type { AllocationView } from "@/lib/ledger/types";
import { formatGpu } from "@/lib/platform/format";
import { termText, wordIn } from "./words";

/** L3: approve, reject, return or take back, and carrying on, naming the team and the GPUs. */
export function AllocationDecision({ allocation, today }: { allocation: AllocationView; today: string }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const subject = t("allocations.affectedItem", {
    team: wordIn(locale, allocation.teamKo, allocation.teamEn),
    pool: wordIn(locale, allocation.poolKo, allocation.poolEn),
    count: formatGpu(allocation.gpuCount, locale),
    term: termText(t, locale, allocation),
  });
  const input = { allocationId: allocation.id, expectedVersion: allocation.version };
  const shared = { affected: [subject], affectedLabel: t("allocations.affected"), input, refusalsNamespace: "ledger" };
  if (allocation.mayReturn || allocation.mayReverse || allocation.mayExtend) {
    return (
      <span className="flex flex-wrap gap-2">
        {allocation.mayExtend ? (
          <ButtonLink href={`/ledger/allocations/new?extends=${allocation.id}`} size="compact">
            {t("allocations.extend")}
          </ButtonLink>
        ) : null}
        {allocation.mayReturn ? <ReturnDialog {...{ input, subject, today }} /> : null}
        {allocation.mayReverse ? (
          <ConfirmDialog
            {...shared}
            triggerLabel={t("allocations.reverse")}
            triggerVariant="secondary"
            triggerSize="compact"
            title={t("allocations.reverseTitle")}
            description={t("allocations.reverseBody")}
            confirmLabel={t("allocations.reverse")}
            tone="danger"
            reason={{ label: t("allocations.reason"), minimum: 10 }}
            action={reverseAllocationAction}
            successMessage={t("allocations.reversed")}
          />
        ) : null}
      </span>
    );
  }
  if (!allocation.mayDecide) return null;
  return (
    <span className="flex flex-wrap gap-2">
      <ConfirmDialog
        {...shared}
        triggerLabel={t("allocations.approve")}
        triggerVariant="secondary"
        triggerSize="compact"
        title={t("allocations.approveTitle")}
        confirmLabel={t("allocations.approve")}
        action={approveAllocationAction}
        successMessage={t("allocations.approved")}
      />
      <ConfirmDialog
        {...shared}
        triggerLabel={t("allocations.reject")}
        triggerVariant="secondary"
        triggerSize="compact"
        title={t("allocations.rejectTitle")}
        confirmLabel={t("allocations.reject")}
        tone="danger"
        reason={{ label: t("allocations.reason"), minimum: 10 }}
        action={rejectAllocationAction}
        successMessage={t("allocations.rejected")}
      />
    </span>
  );
}

type ReturnProps = { input: { allocationId: string; expectedVersion: number }; subject: string; today: string };

function ReturnDialog({ input, subject, today }: ReturnProps) {
  const t = useTranslations("ledger.allocations");
  return (
    <Dialog triggerLabel={t("return")} triggerSize="compact" title={t("returnTitle")} description={subject}>
      <Form
        schema={returnAllocationSchema}
        action={returnAllocationAction}
        defaultValues={{ ...input, onDay: today, reason: "", lostCount: 0 }}
        refusalsNamespace="ledger"
        refusalFields={{
          RETURN_IN_PAST: "onDay",
          NOTHING_TO_RETURN: "onDay",
          LOST_TOO_MANY: "lostCount",
          LOSS_PROMISED: "lostCount",
        }}
        submitLabel={t("returnSubmit")}
        submitVariant="danger"
        successMessage={t("returned")}
      >
        <DateField name="onDay" label={t("returnDay")} help={t("returnDayHelp")} />
        <NumberField name="lostCount" label={t("lostCount")} unit={t("unit")} help={t("lostCountHelp")} />
        <TextareaField name="reason" label={t("reason")} minimum={10} maximum={1000} rows={3} />
      </Form>
    </Dialog>
  );
}
