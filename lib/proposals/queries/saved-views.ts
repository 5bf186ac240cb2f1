import "server-only";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import type { ViewedList } from "../domain/saved-views";
import type { SavedViewRow } from "../types/views";

/** One's own views of a list, by name; nobody reads those of others. */
export function listViews(actor: Actor, list: ViewedList): Promise<SavedViewRow[]> {
  return db.savedView.findMany({
    where: { userId: actor.id, list },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true, isDefault: true },
  });
}
