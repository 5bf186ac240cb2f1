import { getTranslations, setRequestLocale } from "next-intl/server";
import { AskQuestionForm } from "@/components/calls/ask-question-form";
import { BoardSearch, OwnQuestions, QuestionBoard } from "@/components/calls/question-board";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { loadPublicBoard } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SearchParams } from "@/lib/platform/list-query";

type Props = { params: Promise<{ locale: Locale; code: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  const { code } = await params;
  return { title: `${(await getTranslations("questions"))("title")} ${code}` };
}

export default async function QuestionsPage({ params, searchParams }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const [board, t] = await Promise.all([loadPublicBoard(code, await searchParams), getTranslations("questions")]);
  const { call, query } = board;
  const pathname = `/calls/${code}/questions`;
  return (
    <Page width="narrow">
      <PageHeader
        title={t("title")}
        caption={locale === "ko" ? call.titleKo : call.titleEn}
        meta={t("meta")}
        breadcrumb={[
          { label: t("home"), href: "/" },
          { label: t("calls"), href: "/calls" },
          { label: code, href: `/calls/${code}` },
          { label: t("title") },
        ]}
        actions={
          board.ask === "OPEN" ? (
            <ClientMessages namespaces={["questions"]}>
              <AskQuestionForm callId={call.id} />
            </ClientMessages>
          ) : undefined
        }
      />
      <Stack>
        {board.ask === "CLOSED" ? <p className="text-text-2">{t("ask.closed")}</p> : null}
        {board.ask === "SIGN_IN" ? (
          <p>
            {t("ask.signIn")}{" "}
            <TextLink href={`/sign-in?next=${encodeURIComponent(pathname)}`}>{t("ask.signInLink")}</TextLink>
          </p>
        ) : null}
        <OwnQuestions questions={board.own} />
        <BoardSearch query={query} />
        <p className="text-small text-text-2">{t("board.count", { count: board.total })}</p>
        <QuestionBoard rows={board.rows} code={code} filtered={query.search !== "" || Boolean(query.filters.topic)} />
        <Pagination query={query} total={board.total} pathname={pathname} />
      </Stack>
    </Page>
  );
}
