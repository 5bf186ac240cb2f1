import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

/** The audit log is for those who answer for decisions and those who check them. */
export const canViewAudit = (actor: Actor): boolean => hasPermission(actor, "audit:view");

/** Who saw whose data: auditors alone, or watching the watchers would be the watchers' own. */
export const canViewAccessLog = (actor: Actor): boolean => hasPermission(actor, "accessLog:view");
