import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { TaskList } from "@/lib/proposals/types";
import { CompetingNotice } from "./competing-notice";
import { RefusalList } from "./refusal-list";
import { SubmitForm } from "./submit-form";

function Verdict({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.check");
  if (list.refusals.length === 0)
    return (
      <Notice tone="success" title={t("ready")}>
        {t("readyBody")}
      </Notice>
    );
  return (
    <Notice tone="danger" title={t("blocked")}>
      <p>{t("blockedBody", { count: list.refusals.length })}</p>
      <RefusalList proposalId={list.id} refusals={list.refusals} />
    </Notice>
  );
}

/** A6, C2: a slow scanner makes nobody late; what it has not seen yet is sealed, and read by nobody before it has. */
function WaitingFiles({ count }: { count: number }) {
  const t = useTranslations("proposals.check");
  if (count === 0) return null;
  return (
    <Notice tone="info" title={t("waitingTitle", { count })}>
      {t("waitingBody")}
    </Notice>
  );
}

/** On top of the check page: everything that still stands in the way, or that nothing does, and what the call lets one know. */
export function CheckVerdict({ list }: { list: TaskList }) {
  return (
    <div className="grid gap-4">
      <Verdict list={list} />
      <CompetingNotice competing={list.competing} />
      <WaitingFiles count={list.waitingFiles} />
    </div>
  );
}

/** At its end: the submission, for those who may. */
export function SubmitPanel({ list }: { list: TaskList }) {
  const t = useTranslations("proposals.check");
  if (list.refusals.length > 0) return null;
  return (
    <div className="print:hidden">
      <Card title={t("submitTitle")}>
        <p className="mb-4 text-text-2">{list.may.submit ? t("submitHelp") : t("notSigner")}</p>
        {list.may.submit ? (
          <ClientMessages namespaces={["proposals"]}>
            <SubmitForm proposalId={list.id} contentVersion={list.contentVersion} />
          </ClientMessages>
        ) : null}
      </Card>
    </div>
  );
}
