import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";

export type Step = { label: ReactNode; detail?: ReactNode; state: "past" | "now" | "next"; href?: string | undefined };

const LINE = { past: "border-primary", now: "border-primary font-bold", next: "border-line-strong" } as const;

/** Where something stands on its way; a column on phones. */
export function StepIndicator({ label, steps }: { label: string; steps: readonly Step[] }) {
  const t = useTranslations("ui.steps");
  return (
    <ol aria-label={label} className="flex flex-col gap-2 text-small lg:mt-1.5 lg:flex-row lg:gap-0">
      {steps.map((step, index) => (
        <li
          key={`${index}-${step.state}`}
          aria-current={step.state === "now" ? "step" : undefined}
          className={`flex-1 border-l-4 py-0.5 pl-3 lg:border-t-4 lg:border-l-0 lg:pt-3.5 lg:pr-2.5 lg:pl-0 ${LINE[step.state]}`}
        >
          {step.href ? (
            <Link href={step.href} className="text-link underline">
              {step.label}
            </Link>
          ) : (
            step.label
          )}
          <span className="sr-only"> ({t(step.state)})</span>
          {step.detail ? <span className="block font-normal text-text-2">{step.detail}</span> : null}
        </li>
      ))}
    </ol>
  );
}
