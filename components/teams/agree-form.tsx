"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { FormId } from "@/components/forms/form-context";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Outcome } from "@/lib/platform/outcome";
import { cellKey } from "@/lib/teams/domain/support";
import type { AgreeSupportInput } from "@/lib/teams/schema";
import type { SupportCellView } from "@/lib/teams/types";
import { GpuEffect, type GpuOutlook } from "./gpu-effect";
import { figureText, fullFigureText, periodText } from "./words";

type Props = {
  team: { id: string; name: string; version: number };
  cells: readonly SupportCellView[];
  outlook: GpuOutlook | null;
  /** The ledger's action: agreed money becomes an envelope there. */
  action: (input: AgreeSupportInput) => Promise<Outcome<unknown>>;
};

/** D1, L3: the director takes over what was deliberated, item by item. */
export function AgreeForm({ team, cells, outlook, action }: Props) {
  const t = useTranslations("teams");
  const locale = useLocale();
  const formId = useId().replace(/[^\w-]/g, "");
  const waiting = cells.filter((cell) => cell.next === "AGREED");
  const form = useForm<{ cells: string[] }>({ defaultValues: { cells: waiting.map(cellKey) } });
  const names = form.watch("cells");
  const chosen = waiting.filter((cell) => names.includes(cellKey(cell)));
  const valueOfCell = (cell: SupportCellView) => cell.steps.DELIBERATED?.value ?? 0;
  const label = (cell: SupportCellView, value: string) =>
    t("support.change", { resource: t(`resources.${cell.resource}`), period: periodText(t, cell.period), value });
  if (waiting.length === 0) return <Card>{t("support.nothingToAgree")}</Card>;
  return (
    <FormId value={formId}>
      <FormProvider {...form}>
        <form className="grid grid-cols-[minmax(0,1fr)] gap-4" onSubmit={(event) => event.preventDefault()} noValidate>
          <Card>
            <CheckboxGroupField
              name="cells"
              label={t("support.choose")}
              help={t("support.chooseHelp")}
              options={waiting.map((cell) => ({
                value: cellKey(cell),
                label: label(cell, figureText(valueOfCell(cell), locale)),
                ...(cell.steps.DELIBERATED?.reason ? { hint: cell.steps.DELIBERATED.reason } : {}),
              }))}
            />
          </Card>
          {outlook && waiting.some((cell) => cell.resource === "GPU") ? (
            <GpuEffect
              outlook={outlook}
              cells={cells}
              figures={Object.fromEntries(chosen.map((cell) => [cellKey(cell), valueOfCell(cell)]))}
            />
          ) : null}
          <div>
            <ConfirmDialog
              triggerLabel={t("support.confirm.AGREED")}
              triggerDisabled={chosen.length === 0}
              title={t("support.confirmTitle.AGREED", { team: team.name })}
              description={t("support.agreeNote")}
              affected={chosen.map((cell) => label(cell, fullFigureText(valueOfCell(cell), locale)))}
              affectedLabel={t("support.affected")}
              confirmLabel={t("support.confirm.AGREED")}
              reason={{ label: t("support.reason"), help: t("support.reasonHelp"), minimum: 10 }}
              action={action}
              input={{
                teamId: team.id,
                expectedVersion: team.version,
                cells: chosen.map(({ resource, period }) => ({ resource, period })),
              }}
              refusalsNamespace="teams"
              successMessage={t("support.saved")}
              redirectTo={`/teams/${team.id}`}
            />
          </div>
        </form>
      </FormProvider>
    </FormId>
  );
}
