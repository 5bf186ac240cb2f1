import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { WRITTEN_KEYS } from "@/lib/proposals/domain/drafts";
import { inLanguage, sectionHref } from "./names";
import { SealedFiles } from "./sealed-files";
import { SealedSignatures } from "./sealed-signatures";
import { SectionContent } from "./section-content";

export const DOCUMENT_SECTIONS = ["consortium", ...WRITTEN_KEYS, "attachments", "consents"] as const;
export type DocumentSection = (typeof DOCUMENT_SECTIONS)[number];

/** Anchor of a section within the document, for lists of contents. */
export const sectionAnchor = (section: DocumentSection): string => `section-${section}`;

type SectionProps = { section: DocumentSection; sealed: SealedProposal };

/** One section of a whole proposal: written ones, files, signatures. */
export function SealedSection({ section, sealed }: SectionProps) {
  if (section === "attachments")
    return <SealedFiles files={sealed.attachments} base={`/api/proposals/${sealed.proposalId}/attachments`} />;
  if (section === "consents") return <SealedSignatures consents={sealed.consents} signatures={sealed.signatures} />;
  return (
    <SectionContent
      section={section}
      proposalId={sealed.proposalId}
      content={sealed.sections}
      consortium={sealed.consortium}
    />
  );
}

type Props = {
  sealed: SealedProposal;
  locale: string;
  /** All by default. */
  sections?: readonly DocumentSection[] | undefined;
  /** Each section, or each of these, links to where it is written. */
  editable?: boolean | readonly string[] | undefined;
};

/** A proposal to read and to print: the same words for its applicants, its reviewers and staff. */
export function ProposalDocument({ sealed, locale, sections = DOCUMENT_SECTIONS, editable = false }: Props) {
  const t = useTranslations("proposals");
  const changeable: readonly string[] = editable === true ? sections : editable || [];
  return (
    <article
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      aria-label={inLanguage(locale, sealed.titleKo, sealed.titleEn)}
    >
      {sections.map((section) => (
        <Card
          key={section}
          id={sectionAnchor(section)}
          title={t(`sections.${section}`)}
          actions={
            changeable.includes(section) ? (
              <TextLink href={sectionHref(sealed.proposalId, section)}>
                {t("document.change")}
                <VisuallyHidden> {t(`sections.${section}`)}</VisuallyHidden>
              </TextLink>
            ) : undefined
          }
        >
          <SealedSection section={section} sealed={sealed} />
        </Card>
      ))}
    </article>
  );
}
