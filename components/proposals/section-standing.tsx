import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Notice } from "@/components/ui/notice";
import { reopenSectionAction } from "@/lib/proposals/actions";
import type { SectionPage } from "@/lib/proposals/types";

type Props = {
  proposalId: string;
  sectionKey: string;
  page: Pick<SectionPage, "locked" | "status" | "version">;
};

/** Why a section cannot be written in now, or that it is complete and how to write again; nothing while it is open. */
export function SectionStanding({ proposalId, sectionKey, page }: Props) {
  const t = useTranslations("proposals");
  if (page.locked) return <Notice tone="info">{t(`locked.${page.locked}`)}</Notice>;
  if (page.status !== "COMPLETE") return null;
  return (
    <Notice
      tone="success"
      title={t("completion.complete")}
      actions={
        <ActionButton
          action={reopenSectionAction}
          input={{ proposalId, key: sectionKey, version: page.version }}
          label={t("completion.reopen")}
          size="compact"
          refusalsNamespace="proposals"
          successMessage={t("completion.reopened")}
        />
      }
    />
  );
}
