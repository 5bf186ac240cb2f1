import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

/** E5: staff keep the catalogue; every signed-in person reads it. */
export const canEditCatalogue = (actor: Pick<Actor, "grants">): boolean => hasPermission(actor, "reference:edit");
