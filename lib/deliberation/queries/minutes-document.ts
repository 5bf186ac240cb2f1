import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatGpu, formatInstant, formatTime, formatWon } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { type Translate, translatorFor } from "@/lib/platform/i18n/translator";
import type { MinutesDocument } from "@/lib/platform/pdf";
import { periodParams } from "@/lib/teams/domain/support";
import {
  type Minutes,
  type MinutesFigure,
  type MinutesItem,
  type MinutesMotion,
  withoutItems,
} from "../domain/minutes";
import { getSession } from "./get-session";
import { minutesContent } from "./minutes-content";

type Signed = { sha256: string; finalisedAt: Date; finalisedBy: string } | null;
type MinutesFor = { minutes: Minutes; signed: Signed; kept: number; at: Date };

/** The minutes for this reader: as signed, or — before that — as they stand. Items they are away from are not in it (S3). */
export async function getMinutes(actor: Actor, sessionId: string): Promise<MinutesFor> {
  const session = await getSession(actor, sessionId);
  if (session.state !== "ENDED" && session.state !== "FINAL") throw new AppError("NOT_FOUND", `minutes ${sessionId}`);
  const stored = await db.deliberationSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { minutesContent: true },
  });
  const whole = stored.minutesContent
    ? (JSON.parse(stored.minutesContent) as Minutes)
    : await minutesContent(db, sessionId);
  const kept = new Set(session.items.filter((item) => item.away).map((item) => item.id));
  // L2: who read who voted how.
  const detail = session.minutes?.sha256 ?? "draft";
  await recordAccess(db, actor, { kind: "FILE", subjectType: "DeliberationSession", subjectId: sessionId, detail });
  const at = session.minutes?.finalisedAt ?? session.endedAt ?? session.startsAt;
  return { minutes: withoutItems(whole, kept), signed: session.minutes, kept: kept.size, at };
}

type Words = { t: Translate; w: (key: string, values?: Record<string, string | number>) => string; locale: Locale };
const named = (locale: Locale, { nameKo, nameEn }: { nameKo: string; nameEn: string }): string =>
  locale === "en" && nameEn ? nameEn : nameKo;
const instant = ({ locale }: Words, at: string | null): string => (at ? formatInstant(at, locale) : "–");

/** Every word of the PDF, in one language. */
export async function minutesDocument({ minutes, signed, kept }: MinutesFor, locale: Locale): Promise<MinutesDocument> {
  const t = await translatorFor(locale);
  const words: Words = { t, locale, w: (key, values) => t(`deliberation.pdf.${key}`, values) };
  const { w } = words;
  return {
    language: locale,
    programme: t("layout.portal"),
    issuer: w("issuer"),
    title: w("title"),
    subtitle: t("deliberation.sessionTitle", { number: minutes.number, call: minutes.callCode }),
    statement: w(signed ? "statementSigned" : "statementDraft"),
    facts: [
      {
        label: w("when"),
        value: w("span", { from: instant(words, minutes.openedAt), to: formatTime(minutes.endedAt) }),
      },
      { label: w("place"), value: minutes.place },
      { label: w("chair"), value: minutes.chair },
      { label: w("rule"), value: ruleText(words, minutes) },
    ],
    attendance: attendanceTable(words, minutes),
    sections: minutes.items.map((item) => section(words, item)),
    closing: {
      title: w("closing"),
      text: [minutes.remarks, kept > 0 ? w("keptItems", { count: kept }) : ""].filter(Boolean).join("\n"),
      facts: signed
        ? [
            { label: w("signedBy"), value: signed.finalisedBy },
            { label: w("signedAt"), value: formatInstant(signed.finalisedAt, locale) },
            { label: "SHA-256", value: signed.sha256, code: true },
          ]
        : [{ label: w("signedBy"), value: w("unsigned") }],
    },
    footer: w("footer"),
  };
}

const ruleText = ({ w }: Words, { rule, rulebookVersion }: Minutes): string =>
  w("ruleText", {
    ...{ version: rulebookVersion, quorum: rule.quorumOverBasisPoints / 100, carry: rule.carryOverBasisPoints / 100 },
    abstentions: rule.abstentionsCount ? "yes" : "no",
  });

function attendanceTable(words: Words, minutes: Minutes): MinutesDocument["attendance"] {
  const { w } = words;
  const present = minutes.members.filter((member) => member.cameAt !== null).length;
  return {
    title: w("attendance", { present, members: minutes.members.length }),
    head: [w("member"), w("attended"), w("came"), w("left")],
    widths: [3, 2, 2, 2],
    rows: minutes.members.map((member) => [
      member.name,
      w(member.cameAt ? "yes" : "no"),
      member.cameAt ? formatTime(member.cameAt) : "–",
      member.leftAt ? formatTime(member.leftAt) : "–",
    ]),
    empty: "–",
  };
}

function section(words: Words, item: MinutesItem): MinutesDocument["sections"][number] {
  const { t, w, locale } = words;
  const teams = item.teams.map((team) => named(locale, team)).join(" · ");
  const title = item.kind === "GENERAL" ? item.title : t("deliberation.item.support", { teams });
  const away = item.away.map(({ name, why }) => t(`deliberation.roll.awayPerson.${why}`, { name })).join("\n");
  return {
    title: `${t("deliberation.item.number", { number: item.position })}. ${title}`,
    facts: [
      ...(item.stageResult ? [{ label: w("stageResult"), value: item.stageResult.sheetHash }] : []),
      ...(away ? [{ label: w("away"), value: away }] : []),
    ],
    parts: [
      ...(item.discussion ? [{ title: w("discussion"), text: item.discussion, tables: [] }] : []),
      ...item.motions.map((motion) => motionPart(words, motion)),
      ...(item.motions.length === 0 ? [{ title: w("noMotion"), text: "", tables: [] }] : []),
    ],
  };
}

function motionPart(words: Words, motion: MinutesMotion): MinutesDocument["sections"][number]["parts"][number] {
  const { t, w } = words;
  const state = t(`deliberation.motion.states.${motion.state}`);
  const { count } = motion;
  const counted = count
    ? t("deliberation.motion.count", { ...count, silent: count.present - count.for - count.against - count.abstain })
    : w("withdrawn", { reason: motion.closeReason ?? "" });
  const kept = w("kept", {
    ...{ openedBy: motion.openedBy, openedAt: instant(words, motion.openedAt) },
    ...{ closedBy: motion.closedBy, closedAt: instant(words, motion.closedAt) },
  });
  return {
    title: w("motion", { number: motion.number, state }),
    text: [motion.text, counted, kept].join("\n"),
    tables: [
      ...(motion.figures.length > 0 ? [figureTable(words, motion.figures)] : []),
      ...(motion.votes.length > 0 ? [voteTable(words, motion)] : []),
    ],
  };
}

function figureTable(words: Words, figures: readonly MinutesFigure[]): MinutesDocument["attendance"] {
  const { t, w, locale } = words;
  return {
    title: w("figures"),
    head: [w("team"), w("resource"), w("period"), w("amount")],
    widths: [3, 3, 2, 3],
    rows: figures.map((one) => [
      named(locale, one),
      t(`teams.resources.${one.resource}`),
      t("teams.period", periodParams(one.period)),
      one.resource === "GPU" ? formatGpu(Number(one.amount), locale) : formatWon(BigInt(one.amount), locale),
    ]),
    empty: "–",
  };
}

const voteTable = ({ t, w }: Words, motion: MinutesMotion): MinutesDocument["attendance"] => ({
  title: w("votes"),
  head: [w("member"), w("choice")],
  widths: [3, 2],
  rows: motion.votes.map(({ name, choice }) => [name, t(`deliberation.motion.choices.${choice}`)]),
  empty: "–",
});
