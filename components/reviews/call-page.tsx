import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { CallTabs } from "@/components/calls/call-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Stack } from "@/components/layout/stack";
import { Notice } from "@/components/ui/notice";
import type { CallHeading } from "@/lib/reviews/types";
import { titleIn } from "./names";

type Props = {
  call: CallHeading;
  tabs: ComponentProps<typeof CallTabs>["tabs"];
  current: ComponentProps<typeof CallTabs>["current"];
  title: string;
  meta?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A page of a call's review in the management of calls. */
export function CallReviewPage({ call, tabs, current, title, meta, actions, children }: Props) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  return (
    <Page>
      <PageHeader
        title={title}
        caption={`${call.code} · ${titleIn(locale, call)}`}
        meta={meta}
        actions={actions}
        breadcrumb={[
          { label: t("manageCalls"), href: "/manage/calls" },
          { label: call.code, href: `/manage/calls/${call.id}` },
          { label: title },
        ]}
      />
      <CallTabs callId={call.id} tabs={tabs} current={current} />
      <Stack>{children}</Stack>
    </Page>
  );
}

/** S3: a bound person learns that the page is closed to them as a whole, and why; nothing else. */
export function ClosedByConflict() {
  const t = useTranslations("reviews.conflictNotice");
  return (
    <Notice tone="warning" title={t("title")}>
      {t("body")}
    </Notice>
  );
}
