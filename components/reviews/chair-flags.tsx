import { useLocale, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstantShort } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { settleFlagAction } from "@/lib/reviews/actions/workspace";
import type { RaisedFlag } from "@/lib/reviews/types/workspace";

function ChairFlag({ flag }: { flag: RaisedFlag }) {
  const t = useTranslations("workspace.flags");
  const r = useTranslations("reviews");
  const locale = useLocale() as Locale;
  return (
    <li className="rounded-control border border-line bg-surface-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-3">
          <b className="num">{r("seat", { no: flag.seatNo })}</b>
          <StatusTag tone={flag.settledAt ? "done" : "warn"}>{t(flag.settledAt ? "settled" : "waiting")}</StatusTag>
          <span className="num text-small text-text-2">{formatInstantShort(flag.raisedAt, locale)}</span>
        </span>
        {flag.settledAt ? null : (
          <ConfirmDialog
            triggerLabel={t("settle")}
            triggerVariant="secondary"
            triggerSize="compact"
            title={t("settleTitle")}
            description={flag.reason}
            confirmLabel={t("settle")}
            reason={{ label: t("settleAnswer"), minimum: 5, name: "answer" }}
            action={settleFlagAction}
            input={{ flagId: flag.id, expectedVersion: flag.version }}
            refusalsNamespace="workspace"
            successMessage={t("settledMessage")}
          />
        )}
      </div>
      <p className="mt-2 whitespace-pre-wrap">{flag.reason}</p>
      {flag.answer ? (
        <p className="mt-2 border-t border-line pt-2 whitespace-pre-wrap">
          <b>{t("answer")}</b> {flag.answer}
        </p>
      ) : null}
    </li>
  );
}

/** S6: what reviewers ask the chair to look at about one proposal. */
export function ChairFlags({ flags }: { flags: readonly RaisedFlag[] }) {
  const t = useTranslations("workspace.flags");
  if (flags.length === 0) return null;
  return (
    <ul aria-label={t("chairTitle")} className="mb-4 grid gap-2">
      {flags.map((flag) => (
        <ChairFlag key={flag.id} flag={flag} />
      ))}
    </ul>
  );
}
