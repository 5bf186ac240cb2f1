import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import type { StaffProposal } from "@/lib/proposals/types";
import { DOCUMENT_SECTIONS, sectionAnchor } from "./proposal-document";

/** Number, time and hash of what staff read, and its contents. */
export function StaffSeal({ proposal }: { proposal: StaffProposal }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  return (
    <Card title={t("staff.seal")}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("receipt.number"), detail: proposal.receiptNumber },
          { term: t("staff.received"), detail: formatInstant(proposal.sealedAt, locale) },
          { term: t("receipt.sealNo"), detail: t("receipt.sealNoValue", { number: proposal.sealNo }) },
        ]}
      />
      <p className="mt-2 text-fine break-all text-text-2">SHA-256 {proposal.sha256}</p>
      {proposal.sealed ? (
        <nav aria-label={t("check.contents")} className="mt-4 border-t border-line pt-3 text-small">
          <ul className="grid gap-1.5">
            {DOCUMENT_SECTIONS.map((section) => (
              <li key={section}>
                <TextLink href={`#${sectionAnchor(section)}`}>{t(`sections.${section}`)}</TextLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </Card>
  );
}
