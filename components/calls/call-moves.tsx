import { useLocale, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { announceCallAction, duplicateCallAction, startScreeningAction } from "@/lib/calls/actions";
import type { ManagedCall } from "@/lib/calls/types";
import { formatCount, formatInstant } from "@/lib/platform/format";
import { publishResultsAction } from "@/lib/reviews/actions/release";
import { ExtendCallForm } from "./extend-call-form";

/** What may be done with the whole call now; each asks first and says what it touches. */
export function CallMoves({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.moves");
  const labels = useTranslations("calls.public");
  const locale = useLocale();
  const input = { callId: call.id, expectedVersion: call.version };
  const received = t("affectedProposals", {
    submitted: formatCount(call.submittedCount),
    drafts: formatCount(call.proposalCount - call.submittedCount),
  });
  const period = labels("range", {
    from: formatInstant(call.opensAt, locale),
    to: formatInstant(call.closesAt, locale),
  });
  const shared = { input, affectedLabel: t("affected"), refusalsNamespace: "calls" };
  return (
    <>
      {call.may.announce ? (
        <ConfirmDialog
          {...shared}
          triggerLabel={t("announce")}
          title={t("announceTitle")}
          description={t("announceBody")}
          affected={[
            locale === "ko" ? call.titleKo : call.titleEn,
            period,
            labels("seatsValue", { count: call.seats }),
          ]}
          confirmLabel={t("announce")}
          action={announceCallAction}
          successMessage={t("announced")}
        />
      ) : null}
      {call.may.startScreening ? (
        <ConfirmDialog
          {...shared}
          triggerLabel={t("screening")}
          title={t("screeningTitle")}
          description={t("screeningBody")}
          affected={[received]}
          confirmLabel={t("screening")}
          action={startScreeningAction}
          successMessage={t("screeningStarted")}
        />
      ) : null}
      {call.may.publish ? (
        <ConfirmDialog
          {...shared}
          triggerLabel={t("publish")}
          title={t("publishTitle")}
          description={t("publishBody")}
          affected={[received]}
          confirmLabel={t("publish")}
          action={publishResultsAction}
          successMessage={t("published")}
        />
      ) : null}
      {call.may.duplicate ? (
        <ConfirmDialog
          input={{ callId: call.id }}
          refusalsNamespace="calls"
          triggerVariant="secondary"
          triggerLabel={t("duplicate")}
          title={t("duplicateTitle")}
          description={t("duplicateBody")}
          confirmLabel={t("duplicate")}
          action={duplicateCallAction}
          successMessage={t("duplicated")}
          redirectTo="/manage/calls"
        />
      ) : null}
      {/* A new version is a new dialog: closed, with the instant that is now in force. */}
      {call.may.extend ? <ExtendCallForm key={call.version} call={call} /> : null}
    </>
  );
}
