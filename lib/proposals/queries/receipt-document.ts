import "server-only";
import { absoluteLink } from "@/lib/notifications/mail";
import { formatBytes, formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { ReceiptDocument } from "@/lib/platform/pdf";
import type { ReceiptPage } from "../types";

/** The address at which anybody can check a receipt; the QR code of the PDF holds the same. */
export const receiptCheckPath = ({ receiptNumber, sha256 }: { receiptNumber: string; sha256: string }): string =>
  `/receipts/${receiptNumber}?hash=${sha256}`;

/** Every word of the PDF receipt (A8), in one language. */
export async function receiptDocument(receipt: ReceiptPage, locale: Locale): Promise<ReceiptDocument> {
  const t = await translatorFor(locale);
  const w = (key: string, values?: Record<string, string | number>) => t(`proposals.receiptPdf.${key}`, values);
  const named = (ko: string, en: string) => (locale === "en" && en ? en : ko);
  const lead = receipt.consortium.find((member) => member.role === "LEAD");
  const leadName = named(lead?.nameKo ?? "", lead?.nameEn ?? "");
  const title = named(receipt.titleKo, receipt.titleEn);
  return {
    language: locale,
    programme: t("layout.portal"),
    issuer: t("proposals.receiptPdf.issuer"),
    title: w("title"),
    receiptNumber: receipt.receiptNumber,
    statement: w("statement", { lead: leadName, title }),
    facts: [
      { label: w("call"), value: named(receipt.call.titleKo, receipt.call.titleEn) },
      { label: w("proposal"), value: title },
      { label: w("lead"), value: leadName },
      { label: w("sealedAt"), value: formatInstant(receipt.sealedAt, locale) },
      { label: w("exactTime"), value: receipt.sealedAt.toISOString() },
      { label: w("submittedBy"), value: receipt.submittedByName },
      { label: w("sealNo"), value: String(receipt.sealNo) },
      { label: w("sha256"), value: receipt.sha256, code: true },
    ],
    tables: [
      {
        title: w("consortium"),
        head: [w("organisation"), w("role"), w("kind")],
        widths: [4, 1, 2],
        rows: receipt.consortium.map((member) => [
          named(member.nameKo, member.nameEn),
          t(`proposals.memberRoles.${member.role}`),
          t(`proposals.organisationKinds.${member.kind}`),
        ]),
        empty: w("noFiles"),
      },
      {
        title: w("files"),
        head: [w("file"), w("size"), "SHA-256"],
        widths: [3, 1, 5],
        rows: receipt.files.map((file) => [file.name, formatBytes(file.sizeBytes), file.sha256]),
        empty: w("noFiles"),
      },
      {
        title: w("signatures"),
        head: [w("organisation"), w("signer"), w("signedAt"), "SHA-256"],
        widths: [3, 2, 3, 5],
        rows: receipt.signatures.map((one) => [
          named(one.nameKo, one.nameEn),
          one.signerName,
          formatInstant(new Date(one.signedAt), locale),
          one.contentSha256,
        ]),
        empty: w("noSignatures"),
      },
    ],
    check: { title: w("checkTitle"), body: w("checkBody"), url: absoluteLink(receiptCheckPath(receipt), locale) },
    footer: w("footer"),
  };
}
