import { useTranslations } from "next-intl";
import type { TaskView } from "@/lib/contest/types";
import { SafeMarkdown } from "./safe-markdown";

const SIDES = ["LEFT", "RIGHT"] as const;
type Side = (typeof SIDES)[number];
const idOf = (side: Side): string => `ballot-${side.toLowerCase()}`;

/** The letter by which an answer is chosen: it stays in sight while its words are scrolled. */
export function SideLetter({ side }: { side: Side }) {
  const t = useTranslations("contest.vote");
  return (
    <span
      aria-hidden="true"
      className="grid size-7 shrink-0 place-items-center rounded-full bg-primary-solid text-small font-bold text-on-primary"
    >
      {t(`letters.${side}`)}
    </span>
  );
}

function Answer({ side, text, language }: { side: Side; text: string; language: "ko" | "en" }) {
  const t = useTranslations("contest.vote");
  const other: Side = side === "LEFT" ? "RIGHT" : "LEFT";
  return (
    <section
      id={idOf(side)}
      aria-labelledby={`${idOf(side)}-name`}
      className="min-w-0 scroll-mt-2 rounded-card border border-line-strong bg-surface"
    >
      <div className="sticky top-0 z-10 flex min-h-12 items-center gap-2.5 rounded-t-card border-b border-line bg-surface px-4 md:px-5">
        <SideLetter side={side} />
        <h3 id={`${idOf(side)}-name`} className="font-bold">
          {t(`answers.${side}`)}
        </h3>
        <a
          href={`#${idOf(other)}`}
          className="focus-ring ml-auto inline-flex min-h-11 items-center text-small text-link underline underline-offset-4 md:hidden"
        >
          {t(`jump.${other}`)}
        </a>
      </div>
      {/* Whatever an answer is made of, it stays inside its own frame. */}
      <div lang={language} className="overflow-clip p-4 md:p-5">
        <SafeMarkdown text={text} />
      </div>
    </section>
  );
}

/** X1: two answers in two frames of the same size, beside each other where there is room and one below the other on a phone. */
export function BallotAnswers({ task }: { task: TaskView }) {
  const language = task.language === "KO" ? "ko" : "en";
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <Answer side="LEFT" text={task.left} language={language} />
      <Answer side="RIGHT" text={task.right} language={language} />
    </div>
  );
}
