import { useTranslations } from "next-intl";
import { Deadline } from "@/components/ui/deadline";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { TaskList } from "@/lib/proposals/types";
import { CompetingNotice } from "./competing-notice";
import { SupplementNotice } from "./supplement-notice";

function StateNotice({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.tasks");
  const number = list.receiptNumber ?? "";
  const receipt = <TextLink href={`/proposals/${list.id}/receipt`}>{t("receipt")}</TextLink>;
  switch (list.state) {
    case "DRAFT":
      return null;
    case "REOPENED":
      return (
        <Notice tone="warning" title={t("reopenedTitle")} actions={receipt}>
          {t("reopenedBody")}
        </Notice>
      );
    case "SUBMITTED":
      return (
        <Notice tone="success" title={t("submittedTitle")} actions={receipt}>
          {list.call.state === "OPEN" ? t("submittedBody", { number }) : t("submittedClosed", { number })}
        </Notice>
      );
    case "ELIGIBLE":
      return (
        <Notice tone="success" title={t("eligibleTitle")} actions={receipt}>
          {t("eligibilityBody", { number })}
        </Notice>
      );
    case "INELIGIBLE":
      return (
        <Notice tone="danger" title={t("ineligibleTitle")} actions={receipt}>
          {t("eligibilityBody", { number })}
        </Notice>
      );
    case "WITHDRAWN":
      return (
        <Notice tone="info" title={t("withdrawnTitle")}>
          {t("withdrawnBody", { reason: list.withdrawalReason ?? "" })}
        </Notice>
      );
  }
}

/** Where the proposal stands, and until when it can be changed. */
export function TaskState({ list, serverNow }: { list: TaskList; serverNow: Date }) {
  const t = useTranslations("proposals.tasks");
  const open = list.call.state === "OPEN";
  if (list.supplement)
    return (
      <div className="mb-5 grid gap-4">
        <SupplementNotice list={list} supplement={list.supplement} serverNow={serverNow} />
      </div>
    );
  return (
    <div className="mb-5 grid gap-4">
      <StateNotice list={list} />
      {list.call.state === "PUBLISHED" && list.state === "ELIGIBLE" ? (
        <Notice tone="info" actions={<TextLink href={`/proposals/${list.id}/result`}>{t("result")}</TextLink>} />
      ) : null}
      {open || list.state === "DRAFT" || list.state === "REOPENED" ? (
        <Deadline
          label={open ? t("deadline") : t("closed")}
          instant={list.call.closesAt}
          serverNow={serverNow}
          tone={open ? "open" : "closed"}
        />
      ) : null}
      {list.state === "WITHDRAWN" ? null : <CompetingNotice competing={list.competing} />}
      {open && !list.may.edit ? <Notice tone="info">{t("viewOnly")}</Notice> : null}
    </div>
  );
}
