"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { useRefusalText } from "@/components/ui/refusal-text";
import { showToast } from "@/components/ui/toast-store";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { completeSectionAction } from "@/lib/proposals/actions";

type Props = {
  proposalId: string;
  sectionKey: string;
  version: () => number;
  flush: () => Promise<boolean>;
  onMissing: (fieldErrors: Record<string, string[]>) => void;
};

/** “이 항목 작성을 완료하셨습니까?” — saves what is typed first, then asks the rule; what is missing is shown at its field. */
export function CompletionQuestion({ proposalId, sectionKey, version, flush, onMissing }: Props) {
  const t = useTranslations("proposals.completion");
  const router = useRouter();
  const refusalText = useRefusalText("proposals");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const complete = async () => {
    setPending(true);
    setProblem(null);
    const saved = await flush();
    const outcome = saved
      ? await completeSectionAction({ proposalId, key: sectionKey, version: version() }).catch(() => null)
      : null;
    setPending(false);
    if (!saved) return setProblem(t("notSaved"));
    if (outcome?.ok) {
      showToast({ title: t("done") });
      return router.push(`/proposals/${proposalId}`);
    }
    if (outcome?.fieldErrors) return onMissing(outcome.fieldErrors);
    setProblem(refusalText(outcome ?? { ok: false, code: "INTERNAL" }));
  };
  return (
    <div className="border-t border-line pt-6">
      <h2 className="text-card">{t("question")}</h2>
      <p className="mt-1 text-small text-text-2">{t("hint")}</p>
      <div className="mt-4 flex flex-wrap gap-2.5">
        <Button variant="primary" pending={pending} onClick={() => void complete()}>
          {t("yes")}
        </Button>
        <ButtonLink href={`/proposals/${proposalId}`}>{t("later")}</ButtonLink>
      </div>
      <p role="alert" className="mt-2 text-small text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
}
