"use client";
import { useLocale, useTranslations } from "next-intl";
import { ChartFrame, type ChartProps } from "./chart-frame";
import { chartValue, prepareGauge } from "./prepare";

type Props = ChartProps & { label: string; value: number; max: number; target?: number | undefined };

const LENGTH = Math.PI * 80;

/** One figure against its whole and, where there is one, its target. */
export function Gauge({ label, value, max, target, ...frame }: Props) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const format = frame.format ?? "count";
  const { share, targetAt } = prepareGauge(value, max, target);
  const table = {
    columns: [t("item"), t("value")],
    rows: [
      [label, value],
      [t("whole"), max],
    ],
  };
  const angle = targetAt === undefined ? undefined : targetAt * 180 - 90;
  return (
    <ChartFrame {...frame} height={frame.height ?? 170} table={table}>
      <svg viewBox="0 0 200 118" className="mx-auto block h-full max-w-full" aria-hidden="true">
        <path d="M20 104A80 80 0 0 1 180 104" fill="none" stroke="var(--line)" strokeWidth="16" />
        <path
          d="M20 104A80 80 0 0 1 180 104"
          fill="none"
          stroke="var(--primary-bar)"
          strokeWidth="16"
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
        />
        {angle === undefined ? null : (
          <line
            x1="100"
            x2="100"
            y1="12"
            y2="36"
            stroke="var(--text)"
            strokeWidth="3"
            transform={`rotate(${angle} 100 104)`}
          />
        )}
        <text x="100" y="88" textAnchor="middle" fontSize="26" fontWeight="700" fill="var(--text)">
          {chartValue(value, format, locale)}
        </text>
        <text x="100" y="108" textAnchor="middle" fontSize="11" fill="var(--text-2)">
          {target === undefined ? label : t("target", { value: chartValue(target, format, locale) })}
        </text>
      </svg>
    </ChartFrame>
  );
}
