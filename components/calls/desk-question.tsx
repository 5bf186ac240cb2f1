import { useLocale, useTranslations } from "next-intl";
import { Columns } from "@/components/layout/columns";
import { Card } from "@/components/ui/card";
import type { DeskQuestion } from "@/lib/calls/types/questions";
import { formatInstant } from "@/lib/platform/format";
import { AnswerForm, PublishForm, TopicForm, WithdrawQuestion } from "./question-forms";

function Given({ question }: { question: DeskQuestion }) {
  const t = useTranslations("questions.detail");
  const locale = useLocale();
  if (!question.answerKo) return null;
  const { answeredByName, answeredAt } = question;
  return (
    <Card
      title={t("current")}
      {...(answeredByName && answeredAt
        ? { hint: t("answeredBy", { name: answeredByName, at: formatInstant(answeredAt, locale) }) }
        : {})}
    >
      <p className="whitespace-pre-line">{question.answerKo}</p>
      {question.answerEn ? (
        <p lang="en" className="mt-3 whitespace-pre-line">
          {question.answerEn}
        </p>
      ) : null}
      {question.status === "PUBLISHED" && question.mayAnswer ? (
        <div className="mt-4">
          <WithdrawQuestion question={question} />
        </div>
      ) : null}
    </Card>
  );
}

/** One question on the desk: what was asked, what was answered, and the two ways to answer. */
export function DeskQuestionView({ question }: { question: DeskQuestion }) {
  const t = useTranslations("questions.detail");
  const locale = useLocale();
  const asked = t("by", { name: question.askedByName, at: formatInstant(question.askedAt, locale) });
  return (
    <Columns
      aside={
        question.mayAnswer ? (
          <>
            <Card title={t("topic")}>
              <TopicForm key={question.version} question={question} />
            </Card>
            {question.status === "PUBLISHED" ? null : (
              <Card title={t("private")} hint={t("privateBody")}>
                <AnswerForm key={question.version} question={question} />
              </Card>
            )}
          </>
        ) : null
      }
    >
      <Card title={t("asked")} hint={asked}>
        <p className="whitespace-pre-line">{question.question}</p>
        <p className="mt-3 text-small text-text-2">{t("hint")}</p>
      </Card>
      <Given question={question} />
      {question.mayAnswer ? (
        <Card title={t("publish")}>
          <p className="mb-4 text-text-2">{t("publishBody")}</p>
          <PublishForm key={question.version} question={question} />
        </Card>
      ) : null}
    </Columns>
  );
}
