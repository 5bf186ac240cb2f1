"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatDuration } from "@/lib/platform/format";

type Props = { deadline: Date; serverNow: Date; endedLabel?: string | undefined };

/** C2: time left by the server's clock, whatever this device's clock says. */
export function Countdown({ deadline, serverNow, endedLabel }: Props) {
  const locale = useLocale();
  const t = useTranslations("ui");
  const [left, setLeft] = useState(+deadline - +serverNow);
  useEffect(() => {
    const offset = Date.now() - +serverNow;
    const timer = setInterval(() => setLeft(+deadline - (Date.now() - offset)), 1000);
    return () => clearInterval(timer);
  }, [deadline, serverNow]);
  return <b className="num">{left < 0 ? (endedLabel ?? t("ended")) : formatDuration(left, locale)}</b>;
}
