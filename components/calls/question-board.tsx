import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { isTopic, QUESTION_TOPICS } from "@/lib/calls/domain/questions";
import type { OwnQuestion, PublicQuestion } from "@/lib/calls/types/questions";
import { formatInstant } from "@/lib/platform/format";
import type { ListQuery } from "@/lib/platform/list-query";

function Topic({ topic }: { topic: string }) {
  const t = useTranslations("questions.topics");
  return <Badge>{isTopic(topic) ? t(topic) : topic}</Badge>;
}

/** Search and topic as a plain form: it works before any script has loaded, and the address can be shared. */
export function BoardSearch({ query }: { query: ListQuery }) {
  const t = useTranslations("questions");
  return (
    <search>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1">
          <label htmlFor="board-search" className="font-semibold">
            {t("board.search")}
          </label>
          <input id="board-search" name="q" type="search" defaultValue={query.search} className="control mt-1.5" />
        </div>
        <div>
          <label htmlFor="board-topic" className="font-semibold">
            {t("board.topic")}
          </label>
          <select id="board-topic" name="topic" defaultValue={query.filters.topic ?? ""} className="control mt-1.5">
            <option value="">{t("board.all")}</option>
            {QUESTION_TOPICS.map((topic) => (
              <option key={topic} value={topic}>
                {t(`topics.${topic}`)}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit">{t("board.find")}</Button>
      </form>
    </search>
  );
}

function BoardEntry({ question, code }: { question: PublicQuestion; code: string }) {
  const t = useTranslations("questions.board");
  const locale = useLocale();
  const title = t("question", { number: question.number });
  if (question.withdrawn) {
    const at = question.withdrawn.at ? formatInstant(question.withdrawn.at, locale) : "–";
    return (
      <Card title={title} id={`question-${question.number}`}>
        <p className="text-text-2">{t("withdrawn", { at, reason: question.withdrawn.reason })}</p>
      </Card>
    );
  }
  return (
    <Card
      title={title}
      id={`question-${question.number}`}
      status={<Topic topic={question.topic} />}
      {...(question.publishedAt ? { hint: t("at", { at: formatInstant(question.publishedAt, locale) }) } : {})}
    >
      <p className="whitespace-pre-line">{locale === "ko" ? question.publicKo : question.publicEn}</p>
      <div className="mt-4 border-l-4 border-line-strong pl-4">
        <p className="font-semibold">{t("answer")}</p>
        <p className="whitespace-pre-line">{locale === "ko" ? question.answerKo : question.answerEn}</p>
        {question.correctionNumber === null ? null : (
          <p className="mt-2">
            <TextLink href={`/calls/${code}#corrections`}>
              {t("correction", { number: question.correctionNumber })}
            </TextLink>
          </p>
        )}
      </div>
    </Card>
  );
}

/** C5: everything that was published, without whoever asked. */
export function QuestionBoard({
  rows,
  code,
  filtered,
}: {
  rows: readonly PublicQuestion[];
  code: string;
  filtered: boolean;
}) {
  const t = useTranslations("questions.board");
  if (rows.length === 0)
    return (
      <EmptyState title={t(filtered ? "emptySearch" : "empty")}>
        {t(filtered ? "emptySearchBody" : "emptyBody")}
      </EmptyState>
    );
  return rows.map((question) => <BoardEntry key={question.id} question={question} code={code} />);
}

/** What the reader asked, and answers meant for them alone. */
export function OwnQuestions({ questions }: { questions: readonly OwnQuestion[] }) {
  const t = useTranslations("questions");
  const locale = useLocale();
  if (questions.length === 0) return null;
  return (
    <Card title={t("ask.own")}>
      <ul className="grid gap-4">
        {questions.map((question) => (
          <li key={question.id} className="border-t border-line pt-4 first:border-0 first:pt-0">
            <p className="text-small text-text-2">
              {formatInstant(question.askedAt, locale)}{" "}
              <StatusTag tone={question.status === "ASKED" ? "todo" : "done"}>
                {t(`statuses.${question.status}`)}
              </StatusTag>
            </p>
            <p className="mt-1 whitespace-pre-line">{question.question}</p>
            {question.answer ? (
              <div className="mt-2 border-l-4 border-line-strong pl-4">
                <p className="font-semibold">{t("ask.yours")}</p>
                <p className="whitespace-pre-line">{question.answer}</p>
              </div>
            ) : null}
            {question.status === "PUBLISHED" && question.number !== null ? (
              <p className="mt-1 text-small text-text-2">{t("ask.onBoard", { number: question.number })}</p>
            ) : null}
            {question.status === "ASKED" ? <p className="mt-1 text-small text-text-2">{t("ask.waiting")}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
