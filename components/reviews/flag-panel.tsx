"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstantShort } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { raiseFlagAction } from "@/lib/reviews/actions/workspace";
import { raiseFlagSchema } from "@/lib/reviews/schema/workspace";
import type { Flag } from "@/lib/reviews/types/workspace";
import { useWork } from "./work-context";

function FlagItem({ flag }: { flag: Flag }) {
  const t = useTranslations("workspace.flags");
  const locale = useLocale() as Locale;
  return (
    <li className="rounded-control border border-line bg-surface px-3 py-2.5 text-small">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusTag tone={flag.settledAt ? "done" : "doing"}>{t(flag.settledAt ? "settled" : "waiting")}</StatusTag>
        <span className="num text-text-2">{formatInstantShort(flag.raisedAt, locale)}</span>
      </div>
      <p className="mt-1.5 whitespace-pre-wrap">{flag.reason}</p>
      {flag.answer ? (
        <p className="mt-2 border-t border-line pt-2 whitespace-pre-wrap">
          <b>{t("answer")}</b> {flag.answer}
        </p>
      ) : null}
    </li>
  );
}

/** S6: what a reviewer asks the chair to look at, with the answers. */
export function FlagPanel() {
  const t = useTranslations("workspace.flags");
  const { work } = useWork();
  const { flags } = work.aside;
  const waiting = flags.some(({ settledAt }) => settledAt === null);
  return (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title" className="text-body font-bold">
        {t("title")}
      </h2>
      <p className="mt-1 text-small text-text-2">{t("how")}</p>
      <ul className="mt-2 grid gap-2">
        {flags.map((flag) => (
          <FlagItem key={flag.id} flag={flag} />
        ))}
      </ul>
      {work.call.phase === "IN_REVIEW" && !waiting ? (
        <div className="mt-3">
          <Form
            key={flags.length}
            schema={raiseFlagSchema}
            action={raiseFlagAction}
            defaultValues={{ assignmentId: work.assignmentId, reason: "" }}
            submitLabel={t("raise")}
            submitVariant="secondary"
            refusalsNamespace="workspace"
            successMessage={t("raised")}
          >
            <TextareaField name="reason" label={t("reason")} rows={3} minimum={10} maximum={2_000} />
          </Form>
        </div>
      ) : null}
    </section>
  );
}
