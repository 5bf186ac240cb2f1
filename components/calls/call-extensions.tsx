import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { PublicExtension } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";

/** C3: every extension with its reason; the old instant stays to be seen. */
export function CallExtensions({ extensions }: { extensions: readonly PublicExtension[] }) {
  const t = useTranslations("calls.public");
  const locale = useLocale();
  if (extensions.length === 0) return null;
  return (
    <Notice tone="warning" title={t("extended")}>
      <ul className="grid gap-1.5">
        {extensions.map((extension) => (
          <li key={extension.id}>
            {t("extendedLine", {
              old: formatInstant(extension.oldClosesAt, locale),
              new: formatInstant(extension.newClosesAt, locale),
            })}
            <span className="block text-text-2">{t("reason", { reason: extension.reason })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
