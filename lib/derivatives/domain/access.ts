import type { Actor } from "@/lib/access/actor";
import { canConsent, canEnterScores, canPlanStage, type TeamPeople } from "@/lib/stages/domain/access";

/** Y1: the team's own people name the base model and their names on the hub; the officer may, on the team's word. */
export const canRegisterBase = (actor: Actor, team: TeamPeople): boolean =>
  canConsent(actor, team) || canPlanStage(actor);
/** Listings, decisions and the count are the work of whoever enters scores. */
export const canDecideCandidates = canEnterScores;
/** Y2: a rejection is the team's own people's to dispute. */
export const canDispute = canConsent;
