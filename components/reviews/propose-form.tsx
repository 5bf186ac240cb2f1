"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { proposeSelectionAction } from "@/lib/reviews/actions";

type Props = {
  callId: string;
  selected: readonly string[];
  missingCount: number;
  /** P5: in an additional call nobody need be selected. */
  mayChooseNone: boolean;
};
const REASON_MIN = 10;

type ChoiceProps = { count: number; none: boolean; onChoose: (none: boolean) => void };

/** P5: the one seat by rank, or nobody although somebody qualifies. */
function Choice({ count, none, onChoose }: ChoiceProps) {
  const t = useTranslations("reviews.decision");
  const id = useId();
  const choices = [
    { value: false, label: t("choiceSelect", { count }), help: null },
    { value: true, label: t("choiceNone"), help: t("choiceNoneHelp") },
  ];
  return (
    <fieldset>
      <legend className="font-semibold">{t("choice")}</legend>
      {choices.map(({ value, label, help }) => (
        <div key={label} className="flex items-start gap-2.5 py-2">
          <input
            id={`${id}-${value}`}
            type="radio"
            name={id}
            checked={none === value}
            aria-describedby={help ? `${id}-help` : undefined}
            onChange={() => onChoose(value)}
            className="mt-1 size-5 flex-none accent-primary-solid"
          />
          <div>
            <label htmlFor={`${id}-${value}`}>{label}</label>
            {help ? (
              <p id={`${id}-help`} className="text-small text-text-2">
                {help}
              </p>
            ) : null}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

/** S9, P5: the officer proposes what the arithmetic yields, or nobody; missing sheets need a reason of their own. */
export function ProposeSelection({ callId, selected, missingCount, mayChooseNone }: Props) {
  const t = useTranslations("reviews.decision");
  const id = useId();
  const [missingReason, setMissingReason] = useState("");
  const [selectNone, setSelectNone] = useState(false);
  const nobody = selectNone || selected.length === 0;
  return (
    <div className="grid gap-4">
      {mayChooseNone && selected.length > 0 ? (
        <Choice count={selected.length} none={selectNone} onChoose={setSelectNone} />
      ) : null}
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
          title={nobody ? t("noneTitle") : t("proposeTitle", { count: selected.length })}
          description={t("proposeBody")}
          affected={nobody ? [] : selected}
          affectedLabel={t("selected")}
          confirmLabel={t("propose")}
          reason={{ label: t("proposeReason"), minimum: REASON_MIN }}
          action={proposeSelectionAction}
          input={{ callId, missingReason, selectNone }}
          refusalsNamespace="reviews"
          successMessage={t("proposed")}
        />
      </div>
    </div>
  );
}
