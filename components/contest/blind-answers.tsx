import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { reviewAnswerAction } from "@/lib/contest/actions";
import type { AnswerPreview, BlindAnswer, ContestState } from "@/lib/contest/types";
import { SafeMarkdown } from "./safe-markdown";

/** Letters stand for the models; they belong to the language and are dealt anew for every prompt. */
const letterOf = (letters: string, place: number): string => [...letters][place] ?? String(place + 1);

const SHOWN_PENDING = 20;
const TONES = { CLEAN: "done", PENDING: "warn", ACCEPTED: "done", EXCLUDED: "stop" } as const;

async function Decisions({ answer, state }: { answer: BlindAnswer; state: ContestState }) {
  const t = await getTranslations("contest");
  if (state === "CLOSED") return null;
  const offered = (["ACCEPTED", "EXCLUDED"] as const).filter(
    (verdict) =>
      verdict !== answer.review && (verdict === "EXCLUDED" || (state === "PREPARING" && answer.review !== "CLEAN")),
  );
  return (
    <ClientMessages namespaces={["contest"]}>
      <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-3">
        {offered.map((verdict) => (
          <ConfirmDialog
            key={verdict}
            triggerLabel={t(`preview.decide.${verdict}`)}
            triggerSize="compact"
            title={t(`preview.decide.${verdict}Title`, { letter: letterOf(t("letters"), answer.place) })}
            description={t(state === "OPEN" ? "preview.decide.openBody" : `preview.decide.${verdict}Body`)}
            confirmLabel={t(`preview.decide.${verdict}`)}
            tone={verdict === "EXCLUDED" ? "danger" : "primary"}
            reason={{ label: t("preview.reason"), minimum: 10 }}
            action={reviewAnswerAction}
            input={{ answerId: answer.answerId, expectedVersion: answer.version, verdict }}
            refusalsNamespace="contest"
            successMessage={t("preview.decided")}
          />
        ))}
      </div>
    </ClientMessages>
  );
}

async function AnswerCard({ answer, state }: { answer: BlindAnswer; state: ContestState }) {
  const t = await getTranslations("contest");
  return (
    <Card
      title={t("preview.model", { letter: letterOf(t("letters"), answer.place) })}
      level={2}
      status={<StatusTag tone={TONES[answer.review]}>{t(`reviews.${answer.review}`)}</StatusTag>}
    >
      {answer.flags.length > 0 && (
        <p className="mb-3 flex flex-wrap gap-1.5">
          {answer.flags.map((flag) => (
            <Badge key={flag} tone="warning">
              {t(`flags.${flag}`)}
            </Badge>
          ))}
        </p>
      )}
      {answer.reviewReason && (
        <p className="mb-3 text-small text-text-2">{t("preview.because", { reason: answer.reviewReason })}</p>
      )}
      <SafeMarkdown text={answer.text} />
      <Decisions answer={answer} state={state} />
    </Card>
  );
}

/** X1: all answers to one prompt side by side, without names. */
export async function BlindAnswers({ preview }: { preview: AnswerPreview }) {
  const t = await getTranslations("contest");
  const { prompt, stage } = preview;
  const href = (number: number) => `/stages/${stage.id}/contest/answers?prompt=${number}`;
  if (!prompt) return <EmptyState title={t("preview.emptyTitle")}>{t("preview.emptyBody")}</EmptyState>;
  return (
    <div className="flex flex-col gap-5">
      {preview.pendingPrompts.length > 0 && (
        <Notice tone="warning">
          <p>{t("preview.pending", { count: preview.pendingPrompts.length })}</p>
          <p className="flex flex-wrap gap-x-4">
            {preview.pendingPrompts.slice(0, SHOWN_PENDING).map((number) => (
              <TextLink key={number} href={href(number)}>
                {t("preview.prompt", { number })}
              </TextLink>
            ))}
          </p>
        </Notice>
      )}
      <Card
        title={t("preview.prompt", { number: prompt.number })}
        hint={`${t(`domains.${prompt.domain}`)} · ${t(`languages.${prompt.language}`)}`}
      >
        <p className="whitespace-pre-line" lang={prompt.language === "KO" ? "ko" : "en"}>
          {prompt.text}
        </p>
      </Card>
      <div className="grid grid-cols-1 items-start gap-5 md:grid-cols-2">
        {prompt.answers.map((answer) => (
          <AnswerCard key={answer.answerId} answer={answer} state={preview.contestState} />
        ))}
      </div>
      <nav aria-label={t("preview.walk")} className="flex flex-wrap justify-between gap-2.5">
        {preview.before !== null ? (
          <ButtonLink href={href(preview.before)}>{t("preview.before")}</ButtonLink>
        ) : (
          <span />
        )}
        {preview.after !== null && <ButtonLink href={href(preview.after)}>{t("preview.after")}</ButtonLink>}
      </nav>
    </div>
  );
}
