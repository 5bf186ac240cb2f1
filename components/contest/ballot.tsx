"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { useRefusalText } from "@/components/ui/refusal-text";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { TaskView, VotingProgress } from "@/lib/contest/types";
import { BallotAnswers } from "./ballot-answers";
import { BallotChoices } from "./ballot-choices";
import { type BallotState, useBallot } from "./use-ballot";
import { KeysSwitch, useBallotKeys } from "./use-ballot-keys";

/** How far the voter is, and the way back: always in the same place, so that nothing below it moves. */
function Standing({ progress, busy, undo }: { progress: VotingProgress; busy: boolean; undo: () => void }) {
  const t = useTranslations("contest.vote");
  const words = t("progressText", { done: progress.done, of: progress.of });
  return (
    <div>
      <div className="flex min-h-11 items-center justify-between gap-3">
        <span className="num font-semibold">{words}</span>
        {progress.mayUndo && (
          <span className="-mr-4">
            <Button size="compact" variant="ghost" onClick={undo} aria-disabled={busy}>
              {t("undo")}
            </Button>
          </span>
        )}
      </div>
      <Progress hideLabel label={t("progress")} value={progress.done} max={progress.of} valueText={words} />
    </div>
  );
}

function Failure({ ballot }: { ballot: BallotState & { retry: () => void; reload: () => void } }) {
  const t = useTranslations("contest.vote");
  const refusalText = useRefusalText("contest");
  const { failure } = ballot;
  if (!failure) return null;
  if (failure.reason === "NOT_OPEN")
    return (
      <Notice title={t("thanks")} role="alert">
        <p>{t("closed")}</p>
      </Notice>
    );
  const lost = failure.reason === "CONNECTION_LOST" || failure.code === "RATE_LIMITED";
  return (
    <Notice
      tone="danger"
      role="alert"
      actions={
        <Button size="compact" onClick={lost ? ballot.retry : ballot.reload}>
          {t(lost ? "retry" : "reload")}
        </Button>
      }
    >
      {lost ? t("offline") : refusalText(failure)}
    </Notice>
  );
}

function Waiting() {
  const t = useTranslations("contest.vote");
  return (
    <>
      <Skeleton height={96} label={t("loading")} />
      <div className="grid gap-4 md:grid-cols-2" aria-hidden="true">
        <Skeleton height={220} />
        <Skeleton height={220} />
      </div>
    </>
  );
}

function Thanks({ progress }: { progress: VotingProgress }) {
  const t = useTranslations("contest.vote");
  return (
    <Notice tone="success" title={t("thanks")} role="status">
      <p>{progress.done >= progress.of ? t("thanksBody", { done: progress.done }) : t("thanksEmpty")}</p>
    </Notice>
  );
}

/** Whoever listens or uses the keyboard begins at the new question, at its top; the first one is where the page begins anyway. */
function useNewQuestion(taskId: string | undefined) {
  const top = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!taskId) return;
    if (!first.current) {
      heading.current?.focus({ preventScroll: true });
      top.current?.scrollIntoView({ block: "start", behavior: "instant" });
    }
    first.current = false;
  }, [taskId]);
  return { top, heading };
}

/** X1–X3: one question, two answers, four choices. */
export function Ballot({ contestId }: { contestId: string }) {
  const t = useTranslations("contest.vote");
  const ballot = useBallot(contestId);
  const { step, busy, said, failure, sending, choose, undo } = ballot;
  const over = failure?.reason === "NOT_OPEN";
  const task: TaskView | null = over ? null : (step?.task ?? null);
  const progress = step?.progress;
  const { top, heading } = useNewQuestion(task?.taskId);
  const keys = useBallotKeys(choose, task !== null && !busy);
  return (
    <div ref={top} className={`flex -scroll-mt-4 flex-col gap-4 ${task ? "pb-16" : ""}`}>
      {progress && <Standing progress={progress} busy={busy} undo={undo} />}
      <VisuallyHidden>
        <span role="status">
          {busy ? t(step ? "sending" : "loading") : said && progress ? t(said, { done: progress.done }) : ""}
        </span>
      </VisuallyHidden>
      {!task && <Failure ballot={ballot} />}
      {!step && busy && <Waiting />}
      {task && (
        <>
          <section aria-labelledby="ballot-prompt" className="rounded-card bg-primary-tint p-4 md:p-5">
            <h2 id="ballot-prompt" ref={heading} tabIndex={-1} className="mb-1 text-small font-bold text-primary">
              {t("prompt")}
            </h2>
            <p
              className="text-lead whitespace-pre-line [overflow-wrap:anywhere]"
              lang={task.language === "KO" ? "ko" : "en"}
            >
              {task.prompt}
            </p>
          </section>
          <BallotAnswers task={task} />
          <BallotChoices
            busy={busy}
            sending={sending}
            choose={choose}
            withKeys={keys.on}
            failure={failure && <Failure ballot={ballot} />}
          />
        </>
      )}
      {progress && !task && !over && <Thanks progress={progress} />}
      <div className="flex flex-wrap items-center justify-between gap-2.5">
        <span className="-ml-4">
          <ButtonLink href="/contest" size="compact" variant="ghost">
            {t("back")}
          </ButtonLink>
        </span>
        {task && <KeysSwitch keys={keys} />}
      </div>
    </div>
  );
}
