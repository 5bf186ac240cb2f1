"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { WonField } from "@/components/forms/won-field";
import { Dialog } from "@/components/ui/dialog";
import { commitBudgetAction, payBudgetAction, planBudgetAction } from "@/lib/ledger/actions";
import { type BudgetKind, roomFor } from "@/lib/ledger/domain/budget";
import { budgetFormSchema } from "@/lib/ledger/schema";
import type { EnvelopeView } from "@/lib/ledger/types";
import { formatWon } from "@/lib/platform/format";
import { wordIn } from "./words";

const ACTIONS = { PLAN: planBudgetAction, COMMIT: commitBudgetAction, PAY: payBudgetAction };

/** T2, L3: what this reader may record on an envelope. */
export function BudgetDialogs({ envelope }: { envelope: EnvelopeView }) {
  const kinds: BudgetKind[] = [
    ...(envelope.mayPlan ? (["PLAN", "COMMIT"] as const) : []),
    ...(envelope.mayPay && envelope.committedWon > 0n ? (["PAY"] as const) : []),
  ];
  return (
    <span className="flex flex-wrap gap-2">
      {kinds.map((kind) => (
        <BudgetDialog key={`${kind}${envelope.version}`} kind={kind} envelope={envelope} />
      ))}
    </span>
  );
}

function BudgetDialog({ kind, envelope }: { kind: BudgetKind; envelope: EnvelopeView }) {
  const t = useTranslations("ledger.budgets");
  const resources = useTranslations("teams.resources");
  const locale = useLocale();
  const team = wordIn(locale, envelope.teamKo, envelope.teamEn);
  const left = roomFor(envelope, kind) - (kind === "PAY" ? envelope.boundWon : 0n);
  const amounts = { amount: formatWon(left > 0n ? left : 0n, locale) };
  return (
    <Dialog
      triggerLabel={t(kind)}
      triggerSize="compact"
      title={t(`dialogTitle.${kind}`, { team, item: resources(envelope.resource) })}
      description={
        kind === "PAY" && envelope.boundWon > 0n
          ? t("roomBeside", { ...amounts, bound: formatWon(envelope.boundWon, locale) })
          : t("room", amounts)
      }
    >
      <Form
        schema={budgetFormSchema}
        action={({ direction, amountWon, ...input }) =>
          ACTIONS[kind]({ ...input, amountWon: direction === "CORRECT" ? -amountWon : amountWon })
        }
        defaultValues={{ envelopeId: envelope.id, expectedVersion: envelope.version, direction: "ADD", reason: "" }}
        refusalsNamespace="ledger"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <RadioGroupField
          name="direction"
          label={t("direction")}
          options={(["ADD", "CORRECT"] as const).map((value) => ({ value, label: t(value) }))}
        />
        <WonField name="amountWon" label={t("amount")} />
        <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} minimum={10} maximum={1000} rows={3} />
      </Form>
    </Dialog>
  );
}
