import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { CallReviewPage, ClosedByConflict } from "@/components/reviews/call-page";
import { ChallengeList } from "@/components/reviews/challenge-list";
import { ConflictList } from "@/components/reviews/conflict-list";
import { ActionButton } from "@/components/ui/action-button";
import { EmptyState } from "@/components/ui/empty-state";
import { loadCallTabs } from "@/lib/calls/loaders";
import type { Locale } from "@/lib/platform/i18n/routing";
import { detectConflictsAction } from "@/lib/reviews/actions";
import { loadConflictsPage } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations("reviews"))("conflicts.title") };
}

export default async function ConflictsRoute({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const page = await loadConflictsPage(id);
  const t = await getTranslations("reviews.conflicts");
  const open = page.access === "OPEN" ? page : null;
  return (
    <ClientMessages namespaces={["reviews", "challenges"]}>
      <CallReviewPage
        call={page.call}
        tabs={await loadCallTabs(id)}
        current="conflicts"
        title={t("title")}
        meta={t("meta")}
        actions={
          open?.may.detect ? (
            <ActionButton
              action={detectConflictsAction}
              input={{ callId: id }}
              label={t("detect")}
              variant="primary"
              refusalsNamespace="reviews"
              successMessage={t("detected")}
            />
          ) : undefined
        }
      >
        {open === null ? <ClosedByConflict /> : null}
        {open ? <ChallengeList rows={open.challenges} mayDecide={open.may.decide} /> : null}
        {open?.findings.length === 0 ? <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState> : null}
        {open ? <ConflictList findings={open.findings} mayDecide={open.may.decide} /> : null}
      </CallReviewPage>
    </ClientMessages>
  );
}
