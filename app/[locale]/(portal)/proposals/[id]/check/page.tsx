import { getTranslations, setRequestLocale } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { Stack } from "@/components/layout/stack";
import { AutoSubmitCard } from "@/components/proposals/auto-submit-card";
import { CheckVerdict, SubmitPanel } from "@/components/proposals/check-panel";
import { inLanguage } from "@/components/proposals/names";
import { ProposalDocument } from "@/components/proposals/proposal-document";
import { ProposalHeader } from "@/components/proposals/proposal-header";
import { AnswerPanel, AnswerVerdict } from "@/components/proposals/supplement-answer";
import { PrintButton } from "@/components/ui/print-button";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadTaskList } from "@/lib/proposals/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("proposals.check"))("title") };
}

export default async function CheckPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const list = await loadTaskList(id);
  const [t, answer] = [await getTranslations("proposals.check"), await getTranslations("supplements.answer")];
  const { supplement } = list;
  const editable = list.may.edit && (supplement?.sections ?? (list.state === "DRAFT" || list.state === "REOPENED"));
  return (
    <Page>
      <div className="max-w-[920px]">
        <ProposalHeader
          proposal={list}
          title={t("title")}
          caption={inLanguage(locale, list.titleKo, list.titleEn)}
          meta={supplement ? answer("meta") : t("meta")}
          actions={<PrintButton label={t("print")} />}
        />
        <Stack>
          {supplement ? <AnswerVerdict list={list} /> : <CheckVerdict list={list} />}
          <ProposalDocument
            sealed={list.content}
            locale={locale}
            sections={list.tasks.map((task) => task.key)}
            editable={editable}
          />
          {supplement ? <AnswerPanel list={list} supplement={supplement} /> : <SubmitPanel list={list} />}
          <AutoSubmitCard list={list} />
        </Stack>
      </div>
    </Page>
  );
}
