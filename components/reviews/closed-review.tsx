import { useTranslations } from "next-intl";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { ReviewWork } from "@/lib/reviews/types";

/** The pledge is missing, or this proposal is closed to the reader: what it means and where to go. */
export function ClosedReview({ work }: { work: Extract<ReviewWork, { step: "PLEDGE" | "CLOSED_TO_YOU" }> }) {
  const t = useTranslations("reviews");
  const key = work.step === "PLEDGE" ? "pledge" : work.reason === "RECUSED" ? "recused" : "conflicted";
  return (
    <Page width="narrow">
      <PageHeader
        title={t(`closed.${key}Title`)}
        caption={work.heading.receiptNumber}
        breadcrumb={[{ label: t("mine.title"), href: "/reviews" }, { label: work.heading.receiptNumber }]}
      />
      <EmptyState
        title={t(`closed.${key}Lead`)}
        action={
          <ButtonLink href={work.step === "PLEDGE" ? `/reviews/pledge/${work.panelId}` : "/reviews"} variant="primary">
            {t(work.step === "PLEDGE" ? "pledge.open" : "closed.back")}
          </ButtonLink>
        }
      >
        {t(`closed.${key}Body`)}
      </EmptyState>
    </Page>
  );
}
