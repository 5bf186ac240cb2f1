import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPreside } from "../domain/access";
import { sha256Of } from "../domain/minutes";
import { quorumParams, rollOf } from "../domain/quorum";
import { seatsOf } from "../domain/session";
import { type Figure, whatIf } from "../domain/what-if";
import { whatIfFacts } from "../queries/what-if-facts";
import { type OpenMotionInput, storedFiguresSchema } from "../schema";
import {
  committeeRules,
  type ItemRow,
  loadItem,
  lockSession,
  openMotionOf,
  scopeOf,
  sessionOfItem,
} from "./session-row";

/** D1: puts a text, and the saved table it speaks of, to the vote. One motion at a time, with a quorum, and only of what fits. */
export function openMotion(actor: Actor, input: OpenMotionInput, at: Date): Promise<Outcome<{ motionId: string }>> {
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, actor, await sessionOfItem(tx, input.itemId));
    if (!canPreside(actor, scopeOf(session))) throw new AppError("NOT_FOUND", `item ${input.itemId}`);
    const { item, away } = await loadItem(tx, actor, input.itemId);
    if (session.state !== "IN_SESSION") return refuse("NOT_IN_SESSION");
    if (await openMotionOf(tx, session.id)) return refuse("MOTION_OPEN");
    const roll = rollOf(seatsOf(session.members, away.all), await committeeRules(tx, session));
    if (!roll.quorate) return refuse("NO_QUORUM", quorumParams(roll));
    const figures = await figuresOf(tx, item, input.draftNo);
    if ("ok" in figures) return figures;
    const [problem] = await figureProblems(tx, item, session.rulebookVersion, figures);
    if (problem) return refuse(problem.reason, problem.params);
    const last = await tx.deliberationMotion.aggregate({ where: { itemId: item.id }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const put = { text: input.text, figures: JSON.parse(canonicalJson(figures)) };
    const sha256 = sha256Of(canonicalJson(put));
    const motion = await tx.deliberationMotion.create({
      data: { ...put, itemId: item.id, number, draftNo: input.draftNo, sha256, openedById: actor.id, openedAt: at },
      select: { id: true },
    });
    const data = { itemId: item.id, number, text: input.text, sha256 };
    const subject = { subjectType: "DeliberationMotion", subjectId: motion.id } as const;
    recordAudit(tx, actor, { type: "deliberation.motionOpened", ...subject, data }, at, {
      rulebookVersion: session.rulebookVersion,
    });
    return ok({ motionId: motion.id });
  });
}

async function figuresOf(tx: Tx, item: ItemRow, draftNo: number | null): Promise<Figure[] | Failure> {
  if (draftNo === null) return [];
  const draft = await tx.deliberationDraft.findUnique({
    where: { itemId_versionNo: { itemId: item.id, versionNo: draftNo } },
    select: { figures: true },
  });
  return draft ? storedFiguresSchema.parse(draft.figures) : refuse("DRAFT_UNKNOWN", { number: draftNo });
}

/** The same rule as beside the table, on facts as they are now. */
export async function figureProblems(
  tx: Tx,
  item: Pick<ItemRow, "teams">,
  rulebookVersion: number,
  figures: readonly Figure[],
) {
  if (figures.length === 0) return [];
  const teamIds = item.teams.map((team) => team.teamId);
  return whatIf(await whatIfFacts(tx, { teamIds, rulebookVersion }), figures).problems;
}
