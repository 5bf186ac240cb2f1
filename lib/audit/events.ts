import { z } from "zod";
import { accessEvents } from "./events/access";
import { agreementsEvents } from "./events/agreements";
import { callsEvents } from "./events/calls";
import { contestEvents } from "./events/contest";
import { datasetsEvents } from "./events/datasets";
import { deliberationEvents } from "./events/deliberation";
import { derivativesEvents } from "./events/derivatives";
import { deskEvents } from "./events/desk";
import { ledgerEvents } from "./events/ledger";
import { objectionsEvents } from "./events/objections";
import { organisationsEvents } from "./events/organisations";
import { platformEvents } from "./events/platform";
import { proposalsEvents } from "./events/proposals";
import { referencesEvents } from "./events/references";
import { reviewersEvents } from "./events/reviewers";
import { reviewsEvents } from "./events/reviews";
import { rulebookEvents } from "./events/rulebook";
import { screeningEvents } from "./events/screening";
import { settlementEvents } from "./events/settlement";
import { stagesEvents } from "./events/stages";
import { talentEvents } from "./events/talent";
import { teamsEvents } from "./events/teams";
import { utilisationEvents } from "./events/utilisation";
import { verificationEvents } from "./events/verification";

/** Every event that may be written to the audit log, one list a noun. */
export const auditEventSchema = z.discriminatedUnion("type", [
  ...accessEvents,
  ...platformEvents,
  ...rulebookEvents,
  ...referencesEvents,
  ...organisationsEvents,
  ...callsEvents,
  ...proposalsEvents,
  ...deskEvents,
  ...screeningEvents,
  ...reviewsEvents,
  ...reviewersEvents,
  ...deliberationEvents,
  ...teamsEvents,
  ...objectionsEvents,
  ...agreementsEvents,
  ...ledgerEvents,
  ...utilisationEvents,
  ...talentEvents,
  ...settlementEvents,
  ...datasetsEvents,
  ...stagesEvents,
  ...contestEvents,
  ...verificationEvents,
  ...derivativesEvents,
]);
export type AuditEvent = z.infer<typeof auditEventSchema>;
