import { useLocale, useTranslations } from "next-intl";
import { CallStateTag } from "@/components/calls/call-state-tag";
import { ButtonLink } from "@/components/ui/button-link";
import { Countdown } from "@/components/ui/countdown";
import { EmptyState } from "@/components/ui/empty-state";
import type { PublicCallRow } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";

type Props = { call: PublicCallRow | null; serverNow: Date; mayApply: boolean };

const WHICH = { OPEN: "open", ANNOUNCED: "announced" } as const;

function Times({ call, serverNow }: { call: PublicCallRow; serverNow: Date }) {
  const t = useTranslations("home.call");
  const ui = useTranslations("ui");
  const locale = useLocale();
  if (call.state !== "OPEN" && call.state !== "ANNOUNCED") {
    return (
      <p className="text-text-2">
        {t("period")} {formatInstant(call.opensAt, locale)} ~ {formatInstant(call.closesAt, locale)}
      </p>
    );
  }
  const instant = call.state === "OPEN" ? call.closesAt : call.opensAt;
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      <div>
        <dt className="text-small text-text-2">{t(call.state === "OPEN" ? "closes" : "opens")}</dt>
        <dd className="text-lead font-bold">
          {call.state === "OPEN"
            ? ui("until", { instant: formatInstant(instant, locale) })
            : formatInstant(instant, locale)}
        </dd>
      </div>
      <div>
        <dt className="text-small text-text-2">{call.state === "OPEN" ? ui("timeLeft") : t("until")}</dt>
        <dd className="text-lead">
          <Countdown deadline={instant} serverNow={serverNow} />
        </dd>
      </div>
    </dl>
  );
}

/** The call that most visitors are here for, and its one next step. */
export function HomeCall({ call, serverNow, mayApply }: Props) {
  const t = useTranslations("home.call");
  const locale = useLocale();
  if (!call) return <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
  const which = call.state === "OPEN" || call.state === "ANNOUNCED" ? WHICH[call.state] : "past";
  const canApply = call.state === "OPEN" && mayApply;
  return (
    <section
      aria-labelledby="current-call"
      className="grid gap-5 rounded-card border border-l-4 border-line border-l-primary bg-surface p-5 md:p-8"
    >
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-text-2">
          <span>{t(which)}</span>
          <span className="num">{call.code}</span>
          <CallStateTag state={call.state} audience="public" />
        </p>
        <h2 id="current-call" className="text-section">
          {locale === "ko" ? call.titleKo : call.titleEn}
        </h2>
      </div>
      <Times call={call} serverNow={serverNow} />
      <div className="flex flex-wrap items-center gap-2.5">
        {canApply ? (
          <ButtonLink href={`/proposals/new?call=${call.code}`} variant="primary">
            {t("apply")}
          </ButtonLink>
        ) : null}
        <ButtonLink href={`/calls/${call.code}`} variant={canApply ? "secondary" : "primary"}>
          {t("see")}
        </ButtonLink>
      </div>
    </section>
  );
}
