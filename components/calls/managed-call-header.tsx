import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import type { CallHeading } from "@/lib/calls/types/questions";

type Props = {
  call: CallHeading;
  title: string;
  meta?: ReactNode;
  actions?: ReactNode;
  below?: { label: string; href: string };
};

/** Header of every page below a call in its management: the way back is the call. */
export function ManagedCallHeader({ call, title, meta, actions, below }: Props) {
  const t = useTranslations("calls");
  const locale = useLocale();
  return (
    <PageHeader
      title={title}
      caption={`${call.code} · ${locale === "ko" ? call.titleKo : call.titleEn}`}
      meta={meta}
      actions={actions}
      breadcrumb={[
        { label: t("home"), href: "/dashboard" },
        { label: t("manage.title"), href: "/manage/calls" },
        { label: call.code, href: `/manage/calls/${call.id}` },
        ...(below ? [below] : []),
        { label: title },
      ]}
    />
  );
}
