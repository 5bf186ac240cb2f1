"use server";
import { z } from "zod";
import { createAction } from "@/lib/platform/action";
import { activatePanel } from "./commands/activate-panel";
import { returnSelection } from "./commands/approve-selection";
import { decideConflict } from "./commands/decide-conflict";
import { declare } from "./commands/declare";
import { deployAssignments, discardPlan } from "./commands/deploy-assignments";
import { detectConflicts } from "./commands/detect-conflicts";
import { addPanelMember, createPanel, removePanelMember, setChair } from "./commands/form-panel";
import { adjustPlan, proposeAssignments } from "./commands/plan-assignments";
import { proposeSelection } from "./commands/propose-selection";
import { reopenSheet } from "./commands/reopen-sheet";
import { submitSheet } from "./commands/score-sheet";
import { signPledge } from "./commands/sign-pledge";
import * as schema from "./schema";

export const createPanelAction = createAction(schema.createPanelSchema, ({ actor, receivedAt }, input) =>
  createPanel(actor, input, receivedAt),
);
export const addPanelMemberAction = createAction(schema.addPanelMemberSchema, ({ actor, receivedAt }, input) =>
  addPanelMember(actor, input, receivedAt),
);
export const removePanelMemberAction = createAction(schema.removePanelMemberSchema, ({ actor, receivedAt }, input) =>
  removePanelMember(actor, input, receivedAt),
);
export const setChairAction = createAction(schema.setChairSchema, ({ actor, receivedAt }, input) =>
  setChair(actor, input, receivedAt),
);
export const detectConflictsAction = createAction(
  z.object({ callId: z.string().min(1) }),
  ({ actor, receivedAt }, input) => detectConflicts(actor, input, receivedAt),
);
export const decideConflictAction = createAction(schema.decideConflictSchema, ({ actor, receivedAt }, input) =>
  decideConflict(actor, input, receivedAt),
);
export const proposeAssignmentsAction = createAction(schema.proposeAssignmentsSchema, ({ actor, receivedAt }, input) =>
  proposeAssignments(actor, input, receivedAt),
);
export const adjustPlanAction = createAction(schema.adjustPlanSchema, ({ actor, receivedAt }, input) =>
  adjustPlan(actor, input, receivedAt),
);
export const deployAssignmentsAction = createAction(schema.panelVersionSchema, ({ actor, receivedAt }, input) =>
  deployAssignments(actor, input, receivedAt),
);
export const discardPlanAction = createAction(schema.panelVersionSchema, ({ actor, receivedAt }, input) =>
  discardPlan(actor, input, receivedAt),
);
export const activatePanelAction = createAction(schema.activatePanelSchema, ({ actor, receivedAt }, input) =>
  activatePanel(actor, input, receivedAt),
);
export const signPledgeAction = createAction(schema.signPledgeSchema, ({ actor, receivedAt }, input) =>
  signPledge(actor, input, receivedAt),
);
export const declareAction = createAction(schema.declareSchema, ({ actor, receivedAt }, input) =>
  declare(actor, input, receivedAt),
);
export const submitSheetAction = createAction(schema.submitSheetSchema, ({ actor, receivedAt }, input) =>
  submitSheet(actor, input, receivedAt),
);
export const reopenSheetAction = createAction(schema.reopenSheetSchema, ({ actor, receivedAt }, input) =>
  reopenSheet(actor, input, receivedAt),
);
export const proposeSelectionAction = createAction(schema.proposeSelectionSchema, ({ actor, receivedAt }, input) =>
  proposeSelection(actor, input, receivedAt),
);
export const returnSelectionAction = createAction(schema.returnSelectionSchema, ({ actor, receivedAt }, input) =>
  returnSelection(actor, input, receivedAt),
);
