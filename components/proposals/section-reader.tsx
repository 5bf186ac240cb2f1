import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { reopenSectionAction } from "@/lib/proposals/actions";
import type { SectionPage } from "@/lib/proposals/types";
import { SectionContent } from "./section-content";
import { contentToRead, membersOf } from "./section-view";

/** A section that is complete or closed to writing: its content, why, and how to write again. */
export function SectionReader({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals");
  return (
    <div className="grid gap-4">
      {page.locked ? (
        <Notice tone="info">{t(`locked.${page.locked}`)}</Notice>
      ) : (
        <Notice
          tone="success"
          title={t("completion.complete")}
          actions={
            <ActionButton
              action={reopenSectionAction}
              input={{ proposalId: page.proposalId, key: page.key, version: page.version }}
              label={t("completion.reopen")}
              size="compact"
              refusalsNamespace="proposals"
              successMessage={t("completion.reopened")}
            />
          }
        />
      )}
      <Card>
        <SectionContent
          section={page.key}
          proposalId={page.proposalId}
          content={contentToRead(page.key, page.draft)}
          consortium={membersOf(page)}
        />
      </Card>
    </div>
  );
}
