import { getTranslations, setRequestLocale } from "next-intl/server";
import { DeskQuestionView } from "@/components/calls/desk-question";
import { QuestionStatusTag } from "@/components/calls/desk-question-table";
import { ManagedCallHeader } from "@/components/calls/managed-call-header";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { loadDeskQuestion } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";

type Props = { params: Promise<{ locale: Locale; id: string; questionId: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("questions.detail"))("asked") };
}

export default async function DeskQuestionPage({ params }: Props) {
  const { locale, id, questionId } = await params;
  setRequestLocale(locale);
  const [question, t] = await Promise.all([loadDeskQuestion(id, questionId), getTranslations("questions")]);
  return (
    <Page>
      <ManagedCallHeader
        call={question.call}
        title={question.number === null ? t("detail.asked") : t("board.question", { number: question.number })}
        meta={<QuestionStatusTag status={question.status} />}
        below={{ label: t("title"), href: `/manage/calls/${id}/questions` }}
      />
      <ClientMessages namespaces={["questions"]}>
        <DeskQuestionView question={question} />
      </ClientMessages>
    </Page>
  );
}
