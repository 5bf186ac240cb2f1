import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { SubmissionRefusal } from "@/lib/proposals/domain/submission";
import { inLanguage, sectionHref } from "./names";

/** A refusal in words. */
export function RefusalText({ refusal }: { refusal: SubmissionRefusal }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const { organisation, section } = refusal;
  if (refusal.code === "SECTION_INCOMPLETE" && section)
    return t("sectionIncomplete", { section: t(`sections.${section}`), count: refusal.problemCount ?? 0 });
  return t(`refusals.${refusal.code}`, {
    organisation: organisation ? inLanguage(locale, organisation.nameKo, organisation.nameEn) : "",
    attachment: refusal.attachment ? inLanguage(locale, refusal.attachment.nameKo, refusal.attachment.nameEn) : "",
    count: refusal.problemCount ?? 0,
  });
}

export const refusalKey = (refusal: SubmissionRefusal): string =>
  `${refusal.code}-${refusal.section ?? ""}-${refusal.organisation?.nameKo ?? refusal.attachment?.nameKo ?? ""}`;

/** Every refusal, each leading to where it is put right. */
export function RefusalList({ proposalId, refusals }: { proposalId: string; refusals: readonly SubmissionRefusal[] }) {
  return (
    <ul className="mt-1.5 grid list-disc gap-1 pl-5">
      {refusals.map((refusal) => (
        <li key={refusalKey(refusal)}>
          {refusal.section ? (
            <TextLink href={sectionHref(proposalId, refusal.section)}>
              <RefusalText refusal={refusal} />
            </TextLink>
          ) : (
            <RefusalText refusal={refusal} />
          )}
        </li>
      ))}
    </ul>
  );
}
