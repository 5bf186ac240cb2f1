import type { Actor } from "@/lib/access/actor";
import { canConsent, canEnterScores, canPlanStage, canViewScores, type TeamPeople } from "@/lib/stages/domain/access";

/** V2: the team's own people register the revision; the officer may, on the team's word. */
export const canRegisterModel = (actor: Actor, team: TeamPeople): boolean =>
  canConsent(actor, team) || canPlanStage(actor);
export const canImportRuns = canEnterScores;
export const canViewVerification = canViewScores;
