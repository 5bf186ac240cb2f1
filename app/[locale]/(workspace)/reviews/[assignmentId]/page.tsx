import { getTranslations, setRequestLocale } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ClosedReview } from "@/components/reviews/closed-review";
import { Declaration } from "@/components/reviews/declaration";
import { leadIn } from "@/components/reviews/names";
import { ReviewContents, ReviewDocument } from "@/components/reviews/review-document";
import { Workspace } from "@/components/reviews/workspace";
import { Countdown } from "@/components/ui/countdown";
import type { Locale } from "@/lib/platform/i18n/routing";
import { READ_SECTIONS } from "@/lib/reviews/domain/reading";
import { loadReviewWork, loadServerNow } from "@/lib/reviews/loaders";

type Props = { params: Promise<{ locale: Locale; assignmentId: string }> };

export async function generateMetadata({ params }: Props) {
  const work = await loadReviewWork((await params).assignmentId);
  const t = await getTranslations("reviews");
  return { title: t("workspace.pageTitle", { receipt: work.heading.receiptNumber }) };
}

export default async function ReviewPage({ params }: Props) {
  const { locale, assignmentId } = await params;
  setRequestLocale(locale);
  const work = await loadReviewWork(assignmentId);
  if (work.step === "DECLARE") return <Declaration work={work} />;
  if (work.step !== "REVIEW") return <ClosedReview work={work} />;
  const [t, names] = [await getTranslations("reviews"), await getTranslations("proposals.sections")];
  return (
    <ClientMessages namespaces={["reviews", "workspace", "rounds"]}>
      <Workspace
        key={`${work.sheet.sheetId}-${work.sheet.status}`}
        work={work}
        leadName={leadIn(locale, work.heading)}
        sectionNames={Object.fromEntries(READ_SECTIONS.map((section) => [section, names(section)]))}
        timeLeft={
          work.dueAt && work.writable ? (
            <p className="num">
              {t("workspace.untilDue")}{" "}
              <Countdown deadline={work.dueAt} serverNow={await loadServerNow()} endedLabel={t("overdue")} />
            </p>
          ) : null
        }
        contents={<ReviewContents rubric={work.rubric} />}
        document={<ReviewDocument sealed={work.sealed} />}
      />
    </ClientMessages>
  );
}
