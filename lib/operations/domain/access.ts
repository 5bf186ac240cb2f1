import type { Actor } from "@/lib/access/actor";
import { hasPermission } from "@/lib/access/policy";

export const canViewJobs = (actor: Actor): boolean => hasPermission(actor, "job:view");

/** The clock of a rehearsal may be moved; nobody may move the clock of the real programme (C2). */
export const canMoveClock = (actor: Actor, mode: "demo" | "rehearsal" | "production"): boolean =>
  mode === "rehearsal" && hasPermission(actor, "clock:move");
