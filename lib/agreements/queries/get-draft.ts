import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";
import { teamFacts } from "@/lib/teams/queries/team-facts";
import { readContent } from "../domain/content";
import { isLower } from "../domain/duty";
import { contentDifference } from "../domain/fields";
import { undeliberated } from "../domain/figures";
import type { DraftView } from "../types";
import { boundContent } from "./draft-content";
import { getAgreement, getOpenDraft } from "./get-agreement";
import { wordedDifference } from "./wording-difference";

/** D4: a draft for the officer who writes it: what it says, what moved since it was saved, and what it changes. */
export async function getDraft(actor: Actor, agreementId: string, locale: Locale): Promise<DraftView> {
  const found = await getOpenDraft(actor, agreementId);
  if (!found) throw new AppError("NOT_FOUND", `draft of agreement ${agreementId}`);
  const { agreement, before } = found;
  const version = agreement.shown;
  const { content } = version;
  const { number, amendment, special } = content;
  const team = await teamFacts(db, agreement.team.id);
  const said = { number, amendment, special, verified: content.openness.verified };
  const fresh = await boundContent(db, team, said);
  const words = { t: await translatorFor(locale), locale };
  return {
    ...{ agreement, version },
    moved: wordedDifference(words, contentDifference(content, fresh.content)),
    changes: before ? wordedDifference(words, contentDifference(before, content)) : [],
    undeliberated: undeliberated(fresh.cells),
    lowerLevels: OPENNESS_LEVELS.filter((level) => isLower(level, content.openness.level)),
  };
}

/** D4: what a version changes against the signed one before it; null for an original. */
export async function getDifference(actor: Actor, agreementId: string, versionId: string | undefined, locale: Locale) {
  const agreement = await getAgreement(actor, agreementId, versionId);
  const { shown } = agreement;
  const before = await db.agreementVersion.findFirst({
    where: { agreementId, status: "SIGNED", number: { lt: shown.number } },
    orderBy: { number: "desc" },
    select: { number: true, content: true, contentSha256: true },
  });
  const words = { t: await translatorFor(locale), locale };
  const rows = before ? wordedDifference(words, contentDifference(readContent(before.content), shown.content)) : [];
  return { agreement, before: before && { number: before.number, contentSha256: before.contentSha256 }, rows };
}
