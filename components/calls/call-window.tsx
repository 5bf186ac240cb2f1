import { useLocale, useTranslations } from "next-intl";
import { Countdown } from "@/components/ui/countdown";
import { Deadline } from "@/components/ui/deadline";
import { Notice } from "@/components/ui/notice";
import type { PublicCallRow } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";

/** C2: until when, by the server's clock; before opening since when; after closing that it is over. */
export function CallWindow({ call, serverNow }: { call: PublicCallRow; serverNow: Date }) {
  const t = useTranslations("calls.public");
  const locale = useLocale();
  if (call.state === "OPEN") return <Deadline label={t("closes")} instant={call.closesAt} serverNow={serverNow} />;
  if (call.state === "ANNOUNCED") {
    return (
      <Notice title={t("notYet")}>
        <p>{t("notYetBody", { opensAt: formatInstant(call.opensAt, locale) })}</p>
        <p className="mt-1">
          {t("untilOpening")} <Countdown deadline={call.opensAt} serverNow={serverNow} />
        </p>
      </Notice>
    );
  }
  return <Notice title={t("closed")}>{t("closedBody")}</Notice>;
}
