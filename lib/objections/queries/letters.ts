import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatBytes, formatDate, formatInstant, formatScore } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { LetterDocument } from "@/lib/platform/pdf";
import { visibleProposals } from "@/lib/proposals/domain/access";
import { canViewObjection } from "../domain/access";
import { isBoundToResult, objectionFacts } from "../queries";
import type { OwnObjection } from "../types";
import { getOwnObjection } from "./own-objection";

type Filed = OwnObjection & { objection: NonNullable<OwnObjection["objection"]> };

/** The objection as its own applicant has it; NOT_FOUND for everybody else. */
export async function ownFiledObjection(actor: Actor, objectionId: string, at: Date): Promise<Filed> {
  const { proposalId, stageTeam } = await objectionFacts(db, objectionId);
  const own = await getOwnObjection(actor, proposalId, at, stageTeam?.stage.id);
  if (!own.objection) throw new AppError("NOT_FOUND", `objection ${objectionId}`);
  return { ...own, objection: own.objection };
}

/** A file of an objection for its applicant or the staff without a conflict; on record (L2). */
export async function objectionFile(actor: Actor, objectionId: string, fileId: string) {
  const facts = await objectionFacts(db, objectionId);
  const row = await db.objectionFile.findFirst({
    where: { objectionId, fileId },
    select: { file: { select: { sha256: true, sizeBytes: true, mediaType: true, name: true } } },
  });
  const isOwn = await db.proposal.count({ where: { id: facts.proposalId, AND: visibleProposals(actor) } });
  const isStaff = canViewObjection(actor, facts) && !(await isBoundToResult(db, actor.id, facts));
  if (!row || !(isOwn > 0 || isStaff)) throw new AppError("NOT_FOUND", `file ${fileId} of objection ${objectionId}`);
  await recordAccess(db, actor, { kind: "FILE", subjectType: "Objection", subjectId: objectionId });
  return row.file;
}

const frame = async (own: Filed, locale: Locale) => {
  const t = await translatorFor(locale);
  const named = (ko: string, en: string) => (locale === "en" && en ? en : ko);
  return {
    t,
    title: named(own.titleKo, own.titleEn),
    base: {
      language: locale,
      programme: t("layout.portal"),
      issuer: t("letters.issuer"),
      recipient: t("letters.result.recipient", { lead: named(own.leadNameKo, own.leadNameEn) }),
      footer: t("letters.footer"),
    },
    call: named(own.published.titleKo, own.published.titleEn),
    of: own.stage ? "Stage" : "",
  };
};

/** A8's promise for an objection: what was filed when, with the hash that vouches for it. */
export async function objectionReceipt(own: Filed, locale: Locale): Promise<LetterDocument> {
  const { t, title, base, call, of } = await frame(own, locale);
  const w = (key: string, values?: Record<string, string>) => t(`objections.letters.${key}`, values);
  const { objection } = own;
  return {
    ...base,
    title: w("receiptTitle"),
    number: objection.number,
    date: formatDate(objection.filedAt, locale),
    paragraphs: [w(`receiptOpening${of}`, { call, title })],
    facts: [
      { label: w("number"), value: objection.number },
      { label: w("filedAt"), value: formatInstant(objection.filedAt, locale) },
      { label: w("filedBy"), value: objection.filedByName },
      { label: w("ground"), value: t(`objections.grounds.${objection.ground}`) },
      { label: w("dueAt"), value: formatInstant(objection.decisionDueAt, locale) },
      { label: "SHA-256", value: objection.contentSha256.replace(/(.{16})/g, "$1 ").trim() },
    ],
    texts: [
      { title: w("statement"), hint: "", items: [objection.statement] },
      { title: w("request"), hint: "", items: [objection.request] },
    ],
    tables: [
      {
        title: w("files"),
        head: [w("file"), w("size"), "SHA-256"],
        widths: [3, 1, 4],
        rows: objection.files.map(({ name, sizeBytes, sha256 }) => [
          name,
          formatBytes(sizeBytes),
          sha256.replace(/(.{16})/g, "$1 ").trim(),
        ]),
        empty: w("noFiles"),
      },
    ],
    notice: null,
  };
}

/** S10: the letter of decision; NOT_FOUND while there is none. */
export async function objectionDecisionLetter(own: Filed, locale: Locale): Promise<LetterDocument> {
  const { t, title, base, call, of } = await frame(own, locale);
  const w = (key: string, values?: Record<string, string>) => t(`objections.letters.${key}`, values);
  const { objection } = own;
  const { decision } = objection;
  if (!decision) throw new AppError("NOT_FOUND", `decision of ${objection.number}`);
  const changed = decision.result
    ? [
        {
          label: w("newResult"),
          value: w("fromTo", {
            from: t(`reviews.results.${decision.result.from}`),
            to: t(`reviews.results.${decision.result.to}`),
          }),
        },
      ]
    : [];
  const total =
    decision.newTotalHundredths === null
      ? []
      : [{ label: w("newTotal"), value: formatScore(decision.newTotalHundredths) }];
  return {
    ...base,
    title: w("decisionTitle"),
    number: `${objection.number}-R`,
    date: formatDate(decision.decidedAt, locale),
    paragraphs: [w(`decisionOpening${of}`, { call, title, filedAt: formatDate(objection.filedAt, locale) })],
    facts: [
      { label: w("number"), value: objection.number },
      { label: w("verdict"), value: t(`objections.verdicts.${decision.verdict}`) },
      ...changed,
      ...total,
      { label: w("decidedAt"), value: formatDate(decision.decidedAt, locale) },
    ],
    texts: [{ title: w("reason"), hint: "", items: [decision.reason] }],
    tables: [],
    notice: { title: w("finalTitle"), body: w("finalBody") },
  };
}
