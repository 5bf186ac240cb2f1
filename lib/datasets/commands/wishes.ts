import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { requireOwnTeam } from "../queries/facts";
import type { AddWish } from "../schema";

type Told = Pick<AddWish, "teamId" | "corpus" | "owner" | "estimatedWon">;
const recorded = ({ teamId, corpus, owner, estimatedWon }: Told) => ({
  ...{ teamId, corpus, owner, estimatedWon: estimatedWon.toString() },
});

/** T2: a team wishes for data to be bought together. Nothing is bound. A team that left wishes for nothing more. */
export function addWish(actor: Actor, input: AddWish, at: Date): Promise<Outcome<{ wishId: string }>> {
  return inTransaction(async (tx) => {
    const team = await requireOwnTeam(tx, actor, input.teamId);
    if (team.status !== "ACTIVE") return refuse("TEAM_LEFT");
    const { id } = await tx.dataWish.create({
      data: { ...input, wishedById: actor.id, wishedAt: at },
      select: { id: true },
    });
    await notify(tx, {
      kind: "dataWished",
      userIds: await resourceStaff(tx, "DATA", ["STEWARD"], at),
      params: { team: { ko: team.nameKo, en: team.nameEn }, corpus: input.corpus, estimatedWon: input.estimatedWon },
      href: "/ledger/data",
      at,
    });
    const event = { type: "data.wished", subjectType: "DataWish", subjectId: id, data: recorded(input) } as const;
    recordAudit(tx, actor, event, at);
    return ok({ wishId: id });
  });
}

/** The team takes a wish back that is in no lot yet. */
export function withdrawWish(actor: Actor, input: { wishId: string }, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const wish = await tx.dataWish.findUnique({ where: { id: input.wishId } });
    if (!wish) throw new AppError("NOT_FOUND", `data wish ${input.wishId}`);
    await requireOwnTeam(tx, actor, wish.teamId);
    const { count } = await tx.dataWish.updateMany({
      where: { id: wish.id, lotId: null, withdrawnAt: null },
      data: { withdrawnAt: at, version: { increment: 1 } },
    });
    if (count === 0) return refuse("WISH_NOT_OPEN");
    const about = { subjectType: "DataWish", subjectId: wish.id, data: recorded(wish) } as const;
    recordAudit(tx, actor, { type: "data.wishWithdrawn", ...about }, at);
    return ok(null);
  });
}
