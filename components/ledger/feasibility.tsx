"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { Notice } from "@/components/ui/notice";
import { refusalParams } from "@/components/ui/refusal-params";
import { allocationRefusal } from "@/lib/ledger/domain/allocation-rules";
import { freeThroughout, poolUse, shortageOf } from "@/lib/ledger/domain/pool-use";
import { requestAllocationSchema } from "@/lib/ledger/schema";
import type { AllocationFormData } from "@/lib/ledger/types";
import { formatGpu } from "@/lib/platform/format";

type Verdict = { reason: string; params: Record<string, string | number> } | { free: number };

/** The rules of the command, over what the page has read: the same refusals before the click. Null while something is missing. */
function judge(data: AllocationFormData, values: unknown): Verdict | null {
  const parsed = requestAllocationSchema.safeParse(values);
  const request = parsed.data;
  const pool = data.pools.find((one) => one.id === request?.poolId);
  const team = data.teams.find((one) => one.id === request?.teamId);
  if (!request || !pool || !team) return null;
  const refusal = allocationRefusal(request, {
    team: { status: "ACTIVE", leadLeasesGpus: team.leadLeasesGpus },
    rulebook: { gpu: { blocks: team.blocks, lessorExcludedThrough: team.lessorExcludedThrough } },
    pool,
    agreed: new Map(team.agreed.map(({ halfYear, gpuCount }) => [halfYear, gpuCount])),
    teamAllocations: data.allocations.filter((one) => one.teamId === team.id && one.status !== "HELD"),
  });
  if (refusal) return refusal;
  // A reservation that becomes the request makes its own room.
  const own = data.allocations.filter((one) => one.poolId === pool.id && one.id !== data.given?.reservationId);
  const shortage = shortageOf(pool, own, request);
  if (shortage) {
    const { validFrom: from, validTo: to, shortfall, free } = shortage;
    return { reason: "POOL_EXHAUSTED", params: { from, to, shortfall, free } };
  }
  return { free: freeThroughout(poolUse([pool], own), request) };
}

export function Feasibility({ data }: { data: AllocationFormData }) {
  const t = useTranslations("ledger");
  const locale = useLocale();
  const { watch } = useFormContext();
  const verdict = judge(data, watch());
  return (
    <section aria-live="polite" aria-label={t("request.feasibility")}>
      {verdict === null ? (
        <Notice title={t("request.feasibility")}>{t("request.incomplete")}</Notice>
      ) : "free" in verdict ? (
        <Notice tone="success" title={t("request.fits")}>
          {t("request.fitsBody", { free: formatGpu(verdict.free, locale) })}
        </Notice>
      ) : (
        <Notice tone="warning" title={t("request.doesNotFit")}>
          {t(`refusals.${verdict.reason}` as "refusals.TEAM_LEFT", refusalParams(verdict.params, locale))}
        </Notice>
      )}
    </section>
  );
}
