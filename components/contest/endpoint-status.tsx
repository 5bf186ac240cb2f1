import { getLocale, getTranslations } from "next-intl/server";
import { StatusTag } from "@/components/ui/status-tag";
import type { EndpointView } from "@/lib/contest/types";
import { formatInstantShort } from "@/lib/platform/format";

const seconds = (ms: number): string => (Math.max(100, ms) / 1_000).toFixed(1);

/** X2: what the last test of an endpoint found. */
export async function EndpointStatus({ endpoint }: { endpoint: EndpointView }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  const { hasKey, testFailure, testLatencyMs, pausedUntil, testedAt } = endpoint;
  if (!hasKey) return <StatusTag tone="todo">{t("endpoint.erased")}</StatusTag>;
  if (testFailure) return <StatusTag tone="stop">{t(`generation.reasons.${testFailure}`)}</StatusTag>;
  if (testLatencyMs === null) return <StatusTag tone="todo">{t("endpoint.untested")}</StatusTag>;
  const isPaused = pausedUntil !== null && testedAt !== null && pausedUntil > testedAt;
  return (
    <span className="grid gap-0.5">
      <StatusTag tone="done">{t("endpoint.working")}</StatusTag>
      <span className="text-small text-text-2">
        {isPaused
          ? t("generation.paused", { until: formatInstantShort(pausedUntil, locale) })
          : t("endpoint.workingIn", { seconds: seconds(testLatencyMs) })}
      </span>
    </span>
  );
}
