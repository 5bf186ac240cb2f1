import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { writingRefusal } from "../commands/save-section";
import { canEditProposal } from "../domain/access";
import { isWrittenKey, type WrittenKey } from "../domain/drafts";
import { storedJson } from "../domain/stored";
import { changeSize, sectionDifference } from "../domain/versions/difference";
import type { HistoryPage, SectionVersion } from "../types/together";
import { draftOf, proposalFacts } from "./facts";
import { userNames } from "./names";

const SHOWN = 50;
const REVISION = { version: true, content: true, savedById: true, savedAt: true } as const;
type Kept = { version: number; content: unknown; savedById: string | null; savedAt: Date };

const sectionWithRevisions = (proposalId: string, key: string) =>
  db.proposalSection.findUnique({
    where: { proposalId_key: { proposalId, key } },
    select: {
      version: true,
      status: true,
      content: true,
      updatedById: true,
      updatedAt: true,
      revisions: { orderBy: { version: "desc" }, take: SHOWN, select: REVISION },
    },
  });

// Versions of an earlier form are read as today's, so that only words make a difference.
const textOf = (key: WrittenKey, kept: Kept) => storedJson(draftOf(key, kept.content));

function versionsOf(key: WrittenKey, kept: readonly Kept[], names: Map<string, string>): SectionVersion[] {
  return kept.slice(0, SHOWN).map((one, index) => {
    const before = kept[index + 1];
    return {
      version: one.version,
      byName: names.get(one.savedById ?? "") ?? "",
      savedAt: one.savedAt,
      current: index === 0,
      size: before ? changeSize(key, textOf(key, before), textOf(key, one)) : null,
    };
  });
}

/** Two versions as asked for, else the newest against the one before it. */
function comparedOf(key: WrittenKey, kept: readonly Kept[], asked: { from: number | null; to: number | null }) {
  const find = (version: number | null) => kept.find((one) => one.version === version);
  const to = find(asked.to) ?? kept[0];
  const from = find(asked.from) ?? (to ? kept[kept.indexOf(to) + 1] : undefined);
  if (!from || !to || from === to) return null;
  const [before, after] = from.version < to.version ? [from, to] : [to, from];
  const lines = sectionDifference(key, textOf(key, before), textOf(key, after));
  return { from: before.version, to: after.version, lines };
}

/** A7: versions of one section, who saved them and how much changed, and the difference between two of them. */
export async function getHistory(
  actor: Actor,
  input: { proposalId: string; key: string; from: number | null; to: number | null },
  at: Date,
): Promise<HistoryPage> {
  const { proposalId, key } = input;
  const facts = await proposalFacts(db, actor, proposalId);
  const section = isWrittenKey(key) ? await sectionWithRevisions(proposalId, key) : null;
  if (!section || !isWrittenKey(key)) throw new AppError("NOT_FOUND", `section ${key} of proposal ${proposalId}`);
  const current: Kept = { ...section, savedById: section.updatedById, savedAt: section.updatedAt };
  const kept = section.updatedById === null ? [] : [current, ...section.revisions];
  const names = await userNames(
    db,
    kept.map(({ savedById }) => savedById),
  );
  return {
    proposalId,
    proposalTitleKo: facts.titleKo,
    proposalTitleEn: facts.titleEn,
    key,
    currentVersion: section.version,
    versions: versionsOf(key, kept, names),
    shortened: kept.length > SHOWN,
    compared: comparedOf(key, kept, input),
    mayRestore:
      canEditProposal(actor, facts.standing) &&
      section.status !== "COMPLETE" &&
      writingRefusal(facts, at, key) === null,
  };
}
