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
import { SafeMarkdown } from "./safe-markdown";
import { useBallot, type Verdict } from "./use-ballot";

/** By the key's place, so that it works with the Korean keyboard as well. */
const KEYS: Record<string, Verdict> = { KeyA: "LEFT", KeyB: "RIGHT", KeyT: "TIE", KeyX: "BOTH_BAD" };
const CHOICES: readonly Verdict[] = ["LEFT", "RIGHT", "TIE", "BOTH_BAD"];

function useKeys(choose: (verdict: Verdict) => void, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      const verdict = KEYS[event.code];
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (!verdict || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      choose(verdict);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [choose, enabled]);
}

/** Beside each other where there is room, one below the other on a phone: the same words, and each word true. */
function Sided({ side, what }: { side: "LEFT" | "RIGHT"; what: "answer" | "choice" }) {
  const t = useTranslations("contest.vote");
  const left = side === "LEFT";
  const wide = what === "choice" ? t(`choices.${side}`) : t(left ? "left" : "right");
  const stacked = what === "choice" ? t(`choicesStacked.${side}`) : t(left ? "leftStacked" : "rightStacked");
  return (
    <>
      <span className="md:hidden">{stacked}</span>
      <span className="hidden md:inline">{wide}</span>
    </>
  );
}

function Answers({ task }: { task: TaskView }) {
  const language = task.language === "KO" ? "ko" : "en";
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {(["LEFT", "RIGHT"] as const).map((side) => (
        <section key={side} className="rounded-card border border-line-strong bg-surface p-4 md:p-5">
          <h3 className="mb-3 border-b border-line pb-2 font-bold">
            <Sided side={side} what="answer" />
          </h3>
          <div lang={language}>
            <SafeMarkdown text={side === "LEFT" ? task.left : task.right} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Choices({ busy, choose }: { busy: boolean; choose: (verdict: Verdict) => void }) {
  const t = useTranslations("contest.vote");
  return (
    <fieldset
      aria-busy={busy}
      className="sticky bottom-0 z-20 -mx-4 border-t border-line bg-surface px-4 py-3 md:static md:mx-0 md:border-0 md:bg-transparent md:p-0"
    >
      <legend className="sr-only">{t("question")}</legend>
      <div className="grid grid-cols-2 gap-2.5 md:grid-cols-4">
        {CHOICES.map((verdict) => (
          <Button
            key={verdict}
            block
            variant={verdict === "LEFT" || verdict === "RIGHT" ? "primary" : "secondary"}
            aria-disabled={busy}
            onClick={() => choose(verdict)}
          >
            {verdict === "LEFT" || verdict === "RIGHT" ? (
              <Sided side={verdict} what="choice" />
            ) : (
              t(`choices.${verdict}`)
            )}
          </Button>
        ))}
      </div>
    </fieldset>
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

/** X1–X3: one question, two answers, four choices. */
export function Ballot({ contestId }: { contestId: string }) {
  const t = useTranslations("contest.vote");
  const refusalText = useRefusalText("contest");
  const { step, busy, said, failure, choose, undo, retry, reload } = useBallot(contestId);
  const task = step?.task ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  useKeys(choose, task !== null && !busy);
  const taskId = task?.taskId;
  const first = useRef(true);
  useEffect(() => {
    if (!taskId) return;
    // Whoever listens or uses the keyboard begins at the new question; the first one is where the page begins anyway.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [taskId]);
  const lost = failure?.reason === "CONNECTION_LOST" || failure?.code === "RATE_LIMITED";
  const progress = step?.progress;
  return (
    <div className="flex flex-col gap-5">
      {progress && (
        <Progress
          label={t("progress")}
          value={progress.done}
          max={progress.of}
          valueText={t("progressText", { done: progress.done, of: progress.of })}
        />
      )}
      <VisuallyHidden>
        <span role="status">
          {busy ? t(step ? "sending" : "loading") : said && progress ? t(said, { done: progress.done }) : ""}
        </span>
      </VisuallyHidden>
      {failure && (
        <Notice
          tone="danger"
          role="alert"
          actions={
            <Button size="compact" onClick={lost ? retry : reload}>
              {t(lost ? "retry" : "reload")}
            </Button>
          }
        >
          {lost ? t("offline") : refusalText(failure)}
        </Notice>
      )}
      {!step && busy && <Skeleton height={320} label={t("loading")} />}
      {task && (
        <>
          <section aria-labelledby="ballot-prompt" className="rounded-card bg-primary-tint p-4 md:p-5">
            <h2 id="ballot-prompt" ref={heading} tabIndex={-1} className="mb-1 text-small font-bold text-primary">
              {t("prompt")}
            </h2>
            <p className="text-lead whitespace-pre-line" lang={task.language === "KO" ? "ko" : "en"}>
              {task.prompt}
            </p>
          </section>
          <Answers task={task} />
          <p className="hidden text-small text-text-2 md:block">{t("keys")}</p>
          <Choices busy={busy} choose={choose} />
        </>
      )}
      {progress && !task && <Thanks progress={progress} />}
      <div className="flex flex-wrap gap-2.5">
        {progress?.mayUndo && (
          <Button size="compact" variant="ghost" onClick={undo} aria-disabled={busy}>
            {t("undo")}
          </Button>
        )}
        <ButtonLink href="/contest" size="compact" variant="ghost">
          {t("back")}
        </ButtonLink>
      </div>
    </div>
  );
}
