import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatInstant } from "@/lib/platform/format";
import { Countdown } from "./countdown";

type Props = {
  label: ReactNode;
  instant: Date;
  serverNow: Date;
  tone?: "open" | "closed" | undefined;
  leftLabel?: ReactNode;
};

/** C2: the closing instant and the time left, side by side. */
export function Deadline({ label, instant, serverNow, tone = "open", leftLabel }: Props) {
  const t = useTranslations("ui");
  const locale = useLocale();
  return (
    <section
      className={`flex flex-wrap items-center justify-between gap-5 rounded-card border border-l-4 border-line bg-surface px-5 py-4 ${
        tone === "open" ? "border-l-primary" : "border-l-control"
      }`}
    >
      <p>
        <span className="block text-small text-text-2">{label}</span>
        <b className="text-lead">{t("until", { instant: formatInstant(instant, locale) })}</b>
      </p>
      <div className="md:text-right">
        <span className="block text-small text-text-2">{leftLabel ?? t("timeLeft")}</span>
        <Countdown deadline={instant} serverNow={serverNow} />
      </div>
    </section>
  );
}
