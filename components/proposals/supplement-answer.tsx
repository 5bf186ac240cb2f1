import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { TaskList } from "@/lib/proposals/types";
import { CheckVerdict } from "./check-panel";
import { AnswerForm } from "./supplement-answer-form";

type Props = { list: TaskList; supplement: NonNullable<TaskList["supplement"]> };

/** A10: on top of the check page while a request is answered: what is still missing in the named sections, or that nothing is. */
export function AnswerVerdict({ list }: { list: TaskList }) {
  const t = useTranslations("supplements.answer");
  if (list.refusals.length > 0) return <CheckVerdict list={list} />;
  return (
    <Notice tone="success" title={t("ready")}>
      {t("readyBody")}
    </Notice>
  );
}

/** At its end: the answer, for those who may submit. */
export function AnswerPanel({ list, supplement }: Props) {
  const t = useTranslations("supplements.answer");
  if (list.refusals.length > 0) return null;
  return (
    <div className="print:hidden">
      <Card title={t("title")}>
        <p className="mb-4 text-text-2">{list.may.submit ? t("help") : t("notSigner")}</p>
        {list.may.submit ? (
          <ClientMessages namespaces={["proposals", "supplements"]}>
            <AnswerForm proposalId={list.id} requestId={supplement.id} contentVersion={list.contentVersion} />
          </ClientMessages>
        ) : null}
      </Card>
    </div>
  );
}
