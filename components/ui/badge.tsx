import type { ReactNode } from "react";

const TONES = {
  neutral: "bg-surface-2 text-text-2",
  primary: "bg-primary-tint text-primary",
  danger: "bg-danger-tint text-danger",
  warning: "bg-warning-tint text-warning",
  success: "bg-success-tint text-success",
  info: "bg-info-tint text-info",
} as const;

/** A category. For a state use StatusTag, which has a shape. */
export function Badge({ tone = "neutral", children }: { tone?: keyof typeof TONES | undefined; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center rounded-tag px-2 py-0.5 text-fine font-semibold whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
