import "server-only";
import { absoluteLink } from "@/lib/notifications/mail";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { SealedDocument } from "@/lib/platform/pdf";
import type { SealedProposal } from "../domain/content";
import { receiptCheckPath } from "./receipt-document";
import { named, sealedSections } from "./sealed-blocks";

export type SealedAbout = {
  sealed: SealedProposal;
  sha256: string;
  sealNo: number;
  sealedAt: Date;
  call: { titleKo: string; titleEn: string };
  /** Where each picture of the plan lies; empty for one that is not there. */
  picturePath: (fileId: string) => string;
};

/** Every word of a sealed proposal on paper (A8), in one language; the seal on the first page, the check on the last. */
export async function sealedDocument(about: SealedAbout, locale: Locale): Promise<SealedDocument> {
  const { sealed, sha256, sealNo, sealedAt, call, picturePath } = about;
  const t = await translatorFor(locale);
  const w = (key: string, values?: Record<string, string>) => t(`proposals.receiptPdf.${key}`, values);
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  const { receiptNumber } = sealed;
  return {
    language: locale,
    programme: t("layout.portal"),
    issuer: w("issuer"),
    title: named(locale, sealed.titleKo, sealed.titleEn),
    receiptNumber,
    facts: [
      { label: w("call"), value: named(locale, call.titleKo, call.titleEn) },
      { label: w("lead"), value: named(locale, lead?.nameKo ?? "", lead?.nameEn ?? "") },
      { label: w("sealedAt"), value: formatInstant(sealedAt, locale) },
      { label: w("exactTime"), value: sealedAt.toISOString() },
      { label: w("sealNo"), value: String(sealNo) },
      { label: w("sha256"), value: sha256, code: true },
    ],
    sections: sealedSections({ t, locale, picturePath }, sealed),
    check: {
      title: w("checkTitle"),
      body: w("proposalCheckBody"),
      url: absoluteLink(receiptCheckPath({ receiptNumber, sha256 }), locale),
    },
    footer: w("proposalFooter", { receiptNumber }),
  };
}
