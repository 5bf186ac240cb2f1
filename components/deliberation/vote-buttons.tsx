"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useRefusalText } from "@/components/ui/refusal-text";
import { showToast } from "@/components/ui/toast-store";
import { castVoteAction } from "@/lib/deliberation/actions";
import { VOTE_CHOICES, type VoteChoice } from "@/lib/deliberation/domain/quorum";
import { useRouter } from "@/lib/platform/i18n/navigation";

type Props = { motionId: string; own: VoteChoice | null };

/** One voice, changed until the motion is closed. The pressed button is what counts now. */
export function VoteButtons({ motionId, own }: Props) {
  const t = useTranslations("deliberation.motion");
  const router = useRouter();
  const refusalText = useRefusalText("deliberation");
  const [pending, setPending] = useState<VoteChoice | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const cast = async (choice: VoteChoice) => {
    if (pending) return;
    setPending(choice);
    setProblem(null);
    const outcome = await castVoteAction({ motionId, choice }).catch(() => null);
    setPending(null);
    if (!outcome?.ok) return setProblem(refusalText(outcome ?? { ok: false, code: "INTERNAL" }));
    showToast({ title: t("cast", { choice: t(`choices.${choice}`) }) });
    router.refresh();
  };
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t(own ? "ownVote" : "yourVote")}</legend>
      <div className="flex flex-wrap gap-2.5">
        {VOTE_CHOICES.map((choice) => (
          <Button
            key={choice}
            variant={own === choice ? "primary" : "secondary"}
            aria-pressed={own === choice}
            pending={pending === choice}
            onClick={() => void cast(choice)}
          >
            {t(`choices.${choice}`)}
          </Button>
        ))}
      </div>
      <p className="mt-2 text-small text-text-2">{t("voteHelp")}</p>
      <p role="alert" className="mt-2 text-small text-danger empty:hidden">
        {problem}
      </p>
    </fieldset>
  );
}
