"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { FormId } from "@/components/forms/form-context";
import { NumberField } from "@/components/forms/number-field";
import { WonField } from "@/components/forms/won-field";
import { Card } from "@/components/ui/card";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { deliberateSupportAction, recommendSupportAction } from "@/lib/teams/actions";
import { cellKey, type SupportEntry, type SupportResource } from "@/lib/teams/domain/support";
import type { SupportCellView } from "@/lib/teams/types";
import { GpuEffect, type GpuOutlook } from "./gpu-effect";
import { type Guidance, GuidanceNote } from "./guidance-note";
import { figureText, fullFigureText, periodText } from "./words";

type Figures = Record<string, number | bigint | null>;
type Step = "RECOMMENDED" | "DELIBERATED";
type Props = {
  step: Step;
  team: { id: string; name: string; version: number };
  cells: readonly SupportCellView[];
  guidance: Guidance;
  outlook: GpuOutlook | null;
};

const ACTIONS = { RECOMMENDED: recommendSupportAction, DELIBERATED: deliberateSupportAction };
const BEFORE = { RECOMMENDED: "REQUESTED", DELIBERATED: "RECOMMENDED" } as const;

/** What is offered at first: the step before, where this step is the one that waits. */
const offered = (cell: SupportCellView, step: Step): number | bigint | null =>
  cell.next === step && !cell.excluded ? (cell.steps[BEFORE[step]]?.value ?? null) : null;

function entriesOf(cells: readonly SupportCellView[], figures: Figures): SupportEntry[] {
  return cells.flatMap((cell): SupportEntry[] => {
    const value = figures[cellKey(cell)];
    if (value === null || value === undefined) return [];
    return cell.resource === "GPU"
      ? [{ resource: "GPU", period: cell.period, gpuCount: Number(value) }]
      : [{ resource: cell.resource, period: cell.period, amountWon: BigInt(value) }];
  });
}

/** D1: the deliberation table. Shows what the typed figures would do to the pool before anything is saved. */
export function SupportForm({ step, team, cells, guidance, outlook }: Props) {
  const t = useTranslations("teams");
  const locale = useLocale();
  const formId = useId().replace(/[^\w-]/g, "");
  const form = useForm<{ figures: Figures }>({
    defaultValues: { figures: Object.fromEntries(cells.map((cell) => [cellKey(cell), offered(cell, step)])) },
  });
  const figures = form.watch("figures");
  const entries = entriesOf(cells, figures);
  const resources = [...new Set(cells.map((cell) => cell.resource))];
  const affected = entries.map((entry) => {
    const from = cells.find((cell) => cellKey(cell) === cellKey(entry))?.steps[step]?.value;
    return t(from === undefined ? "support.change" : "support.changeFrom", {
      resource: t(`resources.${entry.resource}`),
      period: periodText(t, entry.period),
      value: fullFigureText(entry.resource === "GPU" ? entry.gpuCount : entry.amountWon, locale),
      from: from === undefined ? "" : figureText(from, locale),
    });
  });
  return (
    <FormId value={formId}>
      <FormProvider {...form}>
        <form className="grid grid-cols-[minmax(0,1fr)] gap-4" onSubmit={(event) => event.preventDefault()} noValidate>
          {resources.map((resource) => (
            <ResourceCard
              key={resource}
              resource={resource}
              cells={cells.filter((cell) => cell.resource === resource)}
              {...{ step, guidance, figures }}
            />
          ))}
          {outlook && resources.includes("GPU") ? (
            <GpuEffect outlook={outlook} figures={figures} cells={cells} />
          ) : null}
          <div>
            <ConfirmDialog
              triggerLabel={t(`support.confirm.${step}`)}
              triggerDisabled={entries.length === 0}
              title={t(`support.confirmTitle.${step}`, { team: team.name })}
              affected={affected}
              affectedLabel={t("support.affected")}
              confirmLabel={t(`support.confirm.${step}`)}
              reason={{ label: t("support.reason"), help: t("support.reasonHelp"), minimum: 10 }}
              action={ACTIONS[step]}
              input={{ teamId: team.id, expectedVersion: team.version, entries }}
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

type CardProps = Pick<Props, "step" | "cells" | "guidance"> & { resource: SupportResource; figures: Figures };

function ResourceCard({ resource, cells, step, guidance, figures }: CardProps) {
  const t = useTranslations("teams");
  const locale = useLocale();
  const earlier =
    step === "RECOMMENDED"
      ? (["REQUESTED", "RECOMMENDED"] as const)
      : (["REQUESTED", "RECOMMENDED", "DELIBERATED"] as const);
  const columns: Column<SupportCellView>[] = [
    { key: "period", header: t("periodHeader"), primary: true, render: (cell) => periodText(t, cell.period) },
    ...earlier.map((kind) => ({
      key: kind,
      header: t(`steps.${kind}`),
      align: "end" as const,
      render: (cell: SupportCellView) => {
        const value = cell.steps[kind]?.value;
        return value === undefined ? "–" : figureText(value, locale);
      },
    })),
    {
      key: "entry",
      header: t(`support.entry.${step}`),
      render: (cell) => {
        const label = t("support.entryFor", {
          resource: t(`resources.${resource}`),
          period: periodText(t, cell.period),
        });
        const field = { name: `figures.${cellKey(cell)}`, label, hideLabel: true, optional: true };
        if (cell.excluded) return <span className="text-text-2">{t("team.excluded")}</span>;
        return (
          <>
            {resource === "GPU" ? <NumberField {...field} unit={t("support.unit")} /> : <WonField {...field} />}
            <GuidanceNote cell={cell} guidance={guidance} value={figures[cellKey(cell)] ?? null} />
          </>
        );
      },
    },
  ];
  return (
    <Card title={t(`resources.${resource}`)}>
      <Table
        caption={t(`resources.${resource}`)}
        captionHidden
        columns={columns}
        rows={cells}
        rowKey={(cell) => cell.period}
      />
    </Card>
  );
}
