import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { sameSearch } from "@/lib/platform/list-query";
import { type Outcome, ok, refuse, refuseField } from "@/lib/platform/outcome";
import { canKeepViews } from "../domain/access";
import { MOST_VIEWS, VIEWED_LISTS } from "../domain/saved-views";
import type { chooseDefaultViewSchema, deleteViewSchema, renameViewSchema, SaveView } from "../schema/views";

type Kept = Promise<Outcome<{ viewId: string }>>;

/** What somebody keeps for themselves decides nothing: it is not in the audit log. One person's changes go one by one. */
function withOwnViews<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!canKeepViews(actor)) throw new AppError("NOT_FOUND", "saved views");
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.id} FOR NO KEY UPDATE`;
    return work(tx);
  });
}

async function ownView(tx: Tx, actor: Actor, viewId: string) {
  const view = await tx.savedView.findFirst({
    where: { id: viewId, userId: actor.id },
    select: { id: true, list: true },
  });
  if (!view) throw new AppError("NOT_FOUND", `view ${viewId}`);
  return view;
}

const clearDefault = (tx: Tx, actor: Actor, list: string) =>
  tx.savedView.updateMany({ where: { userId: actor.id, list, isDefault: true }, data: { isDefault: false } });

/** Keeps a list as it is looked at, under a name; the same name again takes the new address. TOO_MANY_VIEWS beyond twenty. */
export function saveView(actor: Actor, input: SaveView, at: Date): Kept {
  return withOwnViews(actor, async (tx) => {
    const { list, name, isDefault } = input;
    const query = sameSearch(input.query, VIEWED_LISTS[list]);
    const known = { userId_list_name: { userId: actor.id, list, name } };
    const same = await tx.savedView.findUnique({ where: known, select: { id: true } });
    if (!same && (await tx.savedView.count({ where: { userId: actor.id, list } })) >= MOST_VIEWS)
      return refuse("TOO_MANY_VIEWS", { maximum: MOST_VIEWS });
    if (isDefault) await clearDefault(tx, actor, list);
    const { id } = await tx.savedView.upsert({
      where: known,
      create: { userId: actor.id, list, name, query, isDefault, createdAt: at },
      update: { query, isDefault },
      select: { id: true },
    });
    return ok({ viewId: id });
  });
}

/** Gives a view another name; a name in use is refused at its field. */
export function renameView(actor: Actor, { viewId, name }: z.output<typeof renameViewSchema>): Kept {
  return withOwnViews(actor, async (tx) => {
    const { list } = await ownView(tx, actor, viewId);
    const taken = await tx.savedView.count({ where: { userId: actor.id, list, name, id: { not: viewId } } });
    if (taken > 0) return refuseField("name", "views.nameTaken");
    await tx.savedView.update({ where: { id: viewId }, data: { name } });
    return ok({ viewId });
  });
}

export function deleteView(actor: Actor, { viewId }: z.output<typeof deleteViewSchema>): Kept {
  return withOwnViews(actor, async (tx) => {
    await ownView(tx, actor, viewId);
    await tx.savedView.delete({ where: { id: viewId } });
    return ok({ viewId });
  });
}

/** Lets a view open by itself, in the place of any other, or no longer. */
export function chooseDefaultView(actor: Actor, { viewId, isDefault }: z.output<typeof chooseDefaultViewSchema>): Kept {
  return withOwnViews(actor, async (tx) => {
    const { list } = await ownView(tx, actor, viewId);
    await clearDefault(tx, actor, list);
    if (isDefault) await tx.savedView.update({ where: { id: viewId }, data: { isDefault } });
    return ok({ viewId });
  });
}
