import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { canAmendRulebook, canViewRulebooks } from "../domain/access";
import { rulebookContent } from "../queries";
import type { AmendmentBase, RulebookDetail, RulebookRow } from "../types";

const ABOUT = { version: true, effectiveFrom: true, reason: true, authorName: true, createdAt: true } as const;

async function versionInForce(now: Date): Promise<number | null> {
  const row = await db.rulebook.findFirst({
    where: { effectiveFrom: { lte: now } },
    orderBy: [{ effectiveFrom: "desc" }, { version: "desc" }],
    select: { version: true },
  });
  return row?.version ?? null;
}

/** Every version, newest first, with who made it, when and why (P2). */
export async function listRulebooks(actor: Actor, now: Date): Promise<{ rows: RulebookRow[]; mayAmend: boolean }> {
  if (!canViewRulebooks(actor)) throw new AppError("NOT_FOUND", "rulebooks");
  const [rows, inForce] = await Promise.all([
    db.rulebook.findMany({
      orderBy: { version: "desc" },
      select: { ...ABOUT, _count: { select: { calls: true, stages: true } } },
    }),
    versionInForce(now),
  ]);
  return {
    rows: rows.map(({ _count, ...row }) => ({
      ...row,
      isInForce: row.version === inForce,
      callCount: _count.calls,
      stageCount: _count.stages,
    })),
    mayAmend: canAmendRulebook(actor),
  };
}

/** One version with its content, the version before it, and the calls and stages that stand on it (P3). */
export async function getRulebook(actor: Actor, version: number, now: Date): Promise<RulebookDetail> {
  if (!canViewRulebooks(actor)) throw new AppError("NOT_FOUND", "rulebooks");
  const row = await db.rulebook.findUnique({
    where: { version },
    select: {
      ...ABOUT,
      contentHash: true,
      calls: {
        where: { phase: { not: "DRAFT" } },
        orderBy: { code: "asc" },
        select: { id: true, code: true, titleKo: true, titleEn: true, rulebookFrozenAt: true },
      },
      stages: {
        orderBy: { number: "asc" },
        select: { id: true, number: true, titleKo: true, titleEn: true, frozenAt: true },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", `rulebook ${version}`);
  const [content, previous, inForce] = await Promise.all([
    rulebookContent(db, version),
    version > 1 ? rulebookContent(db, version - 1) : null,
    versionInForce(now),
  ]);
  return {
    ...row,
    isInForce: inForce === version,
    content,
    previous: previous && { version: version - 1, content: previous },
    calls: row.calls.map(({ code, rulebookFrozenAt, ...call }) => ({
      ...call,
      label: code,
      frozenAt: rulebookFrozenAt,
    })),
    stages: row.stages.map(({ number, ...stage }) => ({ ...stage, label: String(number) })),
  };
}

/** Where an amendment begins: the newest version. For those who may amend. */
export async function getAmendmentBase(actor: Actor): Promise<AmendmentBase> {
  if (!canAmendRulebook(actor)) throw new AppError("NOT_FOUND", "may not amend the rulebook");
  const newest = await db.rulebook.findFirstOrThrow({ orderBy: { version: "desc" }, select: { version: true } });
  return { version: newest.version, content: await rulebookContent(db, newest.version) };
}
