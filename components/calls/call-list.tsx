import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { PublicCallRow } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";
import { CallStateTag } from "./call-state-tag";

/** Every announced call, newest first. */
export function CallList({ calls }: { calls: readonly PublicCallRow[] }) {
  const t = useTranslations("calls.public");
  const kinds = useTranslations("calls.kinds");
  const locale = useLocale();
  if (calls.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <ul className="overflow-hidden rounded-card border border-line bg-surface">
      {calls.map((call) => (
        <li
          key={call.id}
          className="grid gap-x-6 gap-y-2 border-t border-line px-4.5 py-5 first:border-0 md:grid-cols-[minmax(0,1fr)_auto] md:px-6"
        >
          <div className="min-w-0">
            <p className="text-small text-text-2">
              <span className="num">{call.code}</span> · {kinds(call.kind)} · {t("seatsValue", { count: call.seats })}
            </p>
            <h2 className="text-lead font-bold">
              <TextLink href={`/calls/${call.code}`}>{locale === "ko" ? call.titleKo : call.titleEn}</TextLink>
            </h2>
            <p className="mt-1 text-small text-text-2">
              {t("range", { from: formatInstant(call.opensAt, locale), to: formatInstant(call.closesAt, locale) })}
            </p>
          </div>
          <div className="md:self-center">
            <CallStateTag state={call.state} audience="public" />
          </div>
        </li>
      ))}
    </ul>
  );
}
