import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/canonical";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canPreside, canSit } from "../domain/access";
import { sha256Of } from "../domain/minutes";
import { takesDrafts } from "../domain/session";
import type { SaveDraftInput } from "../schema";
import { loadItem, loadSession, scopeOf } from "./session-row";

/**
 * D1: keeps a table of figures as the item's next version. It need not fit: a draft is for looking at. Whoever began from an older
 * version than the latest gets a conflict and keeps what they typed; the pair of item and number is unique, so two who save at once
 * cannot both win.
 */
export function saveDraft(actor: Actor, input: SaveDraftInput, at: Date): Promise<Outcome<{ versionNo: number }>> {
  return inTransaction(async (tx) => {
    const { item } = await loadItem(tx, actor, input.itemId);
    const session = await loadSession(tx, actor, item.sessionId);
    const scope = scopeOf(session);
    if (!canPreside(actor, scope) && !canSit(actor, scope)) throw new AppError("NOT_FOUND", `item ${item.id}`);
    if (item.kind !== "SUPPORT") return refuse("NO_TABLE");
    if (!takesDrafts(session.state)) return refuse("SESSION_OVER");
    const known = new Set(item.teams.map((team) => team.teamId));
    if (input.figures.some((figure) => !known.has(figure.teamId))) return refuse("TEAM_NOT_ON_AGENDA");
    const latest = await tx.deliberationDraft.aggregate({ where: { itemId: item.id }, _max: { versionNo: true } });
    if ((latest._max.versionNo ?? 0) !== input.basedOn) {
      throw new AppError("CONFLICT", `draft of ${item.id} moved on from v${input.basedOn}`);
    }
    const versionNo = input.basedOn + 1;
    const text = canonicalJson(input.figures);
    const { count } = await tx.deliberationDraft.createMany({
      data: [
        {
          ...{ itemId: item.id, versionNo, figures: JSON.parse(text), sha256: sha256Of(text) },
          ...{ note: input.note, byId: actor.id, at },
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("CONFLICT", `draft v${versionNo} of ${item.id} is somebody else's`);
    const data = { itemId: item.id, versionNo, sha256: sha256Of(text), figures: input.figures.length };
    const subject = { subjectType: "DeliberationSession", subjectId: session.id } as const;
    recordAudit(tx, actor, { type: "deliberation.draftSaved", ...subject, data }, at);
    return ok({ versionNo });
  });
}
