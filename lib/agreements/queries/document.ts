import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { MinutesDocument } from "@/lib/platform/pdf";
import type { AgreementView, WordedTable } from "../types";
import { getAgreement } from "./get-agreement";
import { versionName, wordedAgreement } from "./wording";

const grouped = (sha256: string): string => sha256.replace(/(.{16})/g, "$1 ").trim();
const paper = ({ figures: _figures, ...table }: WordedTable) => table;

/** D4: one version as paper, in one language, with its hash and signatures. On the access log (L2): it names who signed. */
export async function agreementDocument(
  actor: Actor,
  agreementId: string,
  versionId: string,
  locale: Locale,
): Promise<{ document: MinutesDocument; agreement: AgreementView }> {
  const agreement = await getAgreement(actor, agreementId, versionId);
  await recordAccess(db, actor, { kind: "FILE", subjectType: "Agreement", subjectId: agreementId, detail: versionId });
  const { shown } = agreement;
  const t = await translatorFor(locale);
  const words = { t, locale };
  const say = (key: string, values?: Record<string, string | number>) => t(`agreements.document.${key}`, values);
  const worded = wordedAgreement(words, shown.content);
  const party = (ko: string | null, en: string | null) =>
    ko === null ? say("governmentSide") : locale === "en" && en ? en : ko;
  const signatures = shown.parts.map(({ capacity, nameKo, nameEn, signed }) => [
    ...[party(nameKo, nameEn), t(`agreements.capacities.${capacity}`), signed?.name ?? say("unsigned")],
    signed ? formatInstant(signed.at, locale) : "–",
  ]);
  return {
    agreement,
    document: {
      ...{ language: locale, programme: t("layout.portal"), issuer: t("letters.issuer"), title: worded.title },
      subtitle: worded.subtitle,
      statement: say(`statement.${shown.standing}`, { version: versionName(words, shown.number) }),
      facts: worded.facts,
      attendance: {
        title: say("signatures"),
        head: ["party", "capacity", "signer", "signedAt"].map((key) => say(key)),
        ...{ widths: [4, 2, 2, 4], rows: signatures, empty: "–" },
      },
      sections: [
        {
          ...{ title: say("articles"), facts: [] },
          parts: worded.articles.map(({ title, text }) => ({ title, text, tables: [] })),
        },
        ...worded.annexes.map((annex) => ({
          ...{ title: annex.title, facts: annex.facts },
          parts: [
            ...annex.tables.map((table) => ({ title: "", text: "", tables: [paper(table)] })),
            ...(annex.note ? [{ title: say("note"), text: annex.note, tables: [] }] : []),
          ],
        })),
      ],
      closing: {
        title: say("closing"),
        text: say("closingText"),
        facts: [{ label: "SHA-256", value: grouped(shown.contentSha256), code: true }],
      },
      footer: `${worded.subtitle} · SHA-256 ${shown.contentSha256.slice(0, 16)}…`,
    },
  };
}
