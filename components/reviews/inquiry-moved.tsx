import { useLocale, useTranslations } from "next-intl";
import { formatInstant } from "@/lib/platform/format";

type Moved = { extendedFrom: Date | null; extendReason: string | null };

/** C3: that more time was given, from when and why; for the officer and the team alike. */
export function InquiryMoved({ inquiry: { extendedFrom, extendReason } }: { inquiry: Moved }) {
  const t = useTranslations("room");
  const locale = useLocale();
  if (!extendedFrom) return null;
  const line = { at: formatInstant(extendedFrom, locale), reason: extendReason ?? "" };
  return <p className="num mt-1 text-small text-text-2">{t("extended", line)}</p>;
}
