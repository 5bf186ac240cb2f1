import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

/** Mails hold what people were told: only those who run the portal may read them. */
export const canViewMail = (actor: Actor): boolean => hasPermission(actor, "mail:view");
