import { useLocale, useTranslations } from "next-intl";
import { inLanguage } from "@/components/proposals/names";
import { SealedSection, sectionAnchor } from "@/components/proposals/proposal-document";
import type { SealedProposal } from "@/lib/proposals/domain/content";
import { READ_SECTIONS } from "@/lib/reviews/domain/reading";
import type { Rubric } from "@/lib/rulebook/domain/rulebook";
import { NoteLinks } from "./note-links";
import { PASSAGES } from "./passages";
import { SectionRemarks } from "./section-remarks";

const marksOf = (rubric: Rubric, section: string): string => {
  const criterion = rubric.criteria.find(({ key }) => key === section);
  return criterion ? String(criterion.maxHundredths / 100) : "";
};

/** The sections of a proposal as links, the scored ones with their marks. */
export function ReviewContents({ rubric }: { rubric: Rubric }) {
  const t = useTranslations("proposals");
  const r = useTranslations("reviews.workspace");
  return (
    <>
      <h2 className="px-3 pb-2 text-small text-text-2">{r("document")}</h2>
      <ul>
        {READ_SECTIONS.map((section) => (
          <li key={section}>
            <a
              href={`#${sectionAnchor(section)}`}
              className="focus-ring flex min-h-10 items-center justify-between gap-2 rounded-control px-3 py-1.5 leading-snug text-text no-underline hover:bg-surface-2"
            >
              {t(`sections.${section}`)}{" "}
              <span className="num whitespace-nowrap text-text-2">{marksOf(rubric, section)}</span>
            </a>
          </li>
        ))}
      </ul>
      <NoteLinks />
    </>
  );
}

/** The sealed proposal to read: one long page, every section an anchor. */
export function ReviewDocument({ sealed }: { sealed: SealedProposal }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  return (
    <article className="max-w-[760px]">
      <p className="num text-small text-text-2">
        {sealed.receiptNumber} · {lead ? inLanguage(locale, lead.nameKo, lead.nameEn) : ""}
      </p>
      <h1 className="mt-1 text-[26px] leading-snug font-bold tracking-[-0.01em]">
        {inLanguage(locale, sealed.titleKo, sealed.titleEn)}
      </h1>
      {READ_SECTIONS.map((section) => (
        <section key={section} id={sectionAnchor(section)} className="scroll-mt-16 border-t border-line pt-6 pb-2 mt-6">
          <h2 className="mb-3 text-card">{t(`sections.${section}`)}</h2>
          <div {...{ [PASSAGES]: section }}>
            <SealedSection section={section} sealed={sealed} />
          </div>
          <SectionRemarks section={section} name={t(`sections.${section}`)} />
        </section>
      ))}
    </article>
  );
}
