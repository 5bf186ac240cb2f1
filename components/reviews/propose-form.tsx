"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { proposeSelectionAction } from "@/lib/reviews/actions";

type Props = { callId: string; selected: readonly string[]; missingCount: number };
const REASON_MIN = 10;

/** S9: the officer proposes what the arithmetic yields; missing sheets need a reason of their own. */
export function ProposeSelection({ callId, selected, missingCount }: Props) {
  const t = useTranslations("reviews.decision");
  const id = useId();
  const [missingReason, setMissingReason] = useState("");
  return (
    <div className="grid gap-4">
      {missingCount > 0 ? (
        <div>
          <label htmlFor={id} className="font-semibold">
            {t("missingReason", { count: missingCount })}
          </label>
          <p id={`${id}-help`} className="text-small text-text-2">
            {t("missingReasonHelp", { minimum: REASON_MIN })}
          </p>
          <textarea
            id={id}
            rows={3}
            value={missingReason}
            aria-describedby={`${id}-help`}
            onChange={(event) => setMissingReason(event.target.value)}
            className="control mt-1.5"
          />
        </div>
      ) : null}
      <div>
        <ConfirmDialog
          triggerLabel={t("propose")}
          title={t("proposeTitle", { count: selected.length })}
          description={t("proposeBody")}
          affected={selected}
          affectedLabel={t("selected")}
          confirmLabel={t("propose")}
          reason={{ label: t("proposeReason"), minimum: REASON_MIN }}
          action={proposeSelectionAction}
          input={{ callId, missingReason }}
          refusalsNamespace="reviews"
          successMessage={t("proposed")}
        />
      </div>
    </div>
  );
}
