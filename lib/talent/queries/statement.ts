import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatDate, formatMonth, formatPercent, formatWon } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import type { LetterDocument } from "@/lib/platform/pdf";
import { monthOf } from "../domain/months";
import { COST_KINDS } from "../domain/support";
import { paidCosts } from "./facts";
import { viewablePerson } from "./person";

/** H3: statement of one payment that was released, for the team and for staff, in the language asked for. On record (L2). */
export async function paymentStatement(actor: Actor, paymentId: string, locale: Locale) {
  const payment = await db.talentPayment.findUnique({ where: { id: paymentId } });
  if (!payment) throw new AppError("NOT_FOUND", `talent payment ${paymentId}`);
  const person = await viewablePerson(actor, payment.personId);
  if (payment.status !== "PAID" || !payment.decidedAt) throw new AppError("NOT_FOUND", `statement of ${paymentId}`);
  const stored = await db.talentPerson.findUniqueOrThrow({
    where: { id: person.id },
    select: { name: true, nameEn: true, homeInstitution: true },
  });
  const t = await translatorFor(locale);
  const w = (key: string, values?: Record<string, string>) => t(`talent.statement.${key}`, values);
  const costs = paidCosts(payment);
  const month = monthOf(payment.month);
  const team = locale === "en" ? person.team.nameEn : person.team.nameKo;
  const share = formatPercent(person.plan.matchingBasisPoints / 10_000, 2);
  const document: LetterDocument = {
    language: locale,
    programme: t("layout.portal"),
    issuer: t("letters.issuer"),
    title: w("title"),
    number: `TP-${month}-${paymentId.slice(-8).toUpperCase()}`,
    date: formatDate(payment.decidedAt, locale),
    recipient: w("recipient", { team }),
    paragraphs: [w("opening", { month: formatMonth(month, locale) })],
    facts: [
      { label: w("name"), value: locale === "en" ? stored.nameEn : stored.name },
      { label: w("institution"), value: stored.homeInstitution },
      { label: w("month"), value: formatMonth(month, locale) },
      { label: w("share"), value: share },
      { label: w("support"), value: formatWon(payment.supportWon, locale) },
    ],
    texts: [],
    tables: [
      {
        title: w("costs"),
        head: [w("item"), w("amount")],
        widths: [2, 1],
        rows: COST_KINDS.map((kind) => [t(`talent.costs.${kind}`), formatWon(costs[kind], locale)]),
        empty: "",
      },
    ],
    notice: { title: w("noticeTitle"), body: w("notice") },
    footer: t("letters.footer"),
  };
  await recordAccess(db, actor, { kind: "FILE", subjectType: "TalentPayment", subjectId: paymentId });
  return { document, issuedAt: payment.decidedAt };
}
