import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { inLanguage } from "./names";

type Props = {
  proposal: { id: string; titleKo: string; titleEn: string };
  title: string;
  meta?: ReactNode;
  actions?: ReactNode;
  caption?: ReactNode;
};

/** Header of every page below a proposal: the way back is the task list. */
export function ProposalHeader({ proposal, title, meta, actions, caption }: Props) {
  const t = useTranslations("proposals");
  const name = inLanguage(useLocale(), proposal.titleKo, proposal.titleEn);
  return (
    <PageHeader
      title={title}
      meta={meta}
      actions={actions}
      caption={caption}
      breadcrumb={[
        { label: t("home"), href: "/dashboard" },
        { label: t("title"), href: "/proposals" },
        { label: name, href: `/proposals/${proposal.id}` },
        { label: title },
      ]}
    />
  );
}
