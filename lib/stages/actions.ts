"use server";
import { createAction } from "@/lib/platform/action";
import { approveAmendment, proposeAmendment, returnAmendment } from "./commands/amend-plan";
import { proposeCorrection } from "./commands/correct-result";
import { approveStageResult, proposeStageResult, returnStageResult } from "./commands/decide-result";
import { closeScoring, enterGateResult, enterPartScore, reopenScoring } from "./commands/enter-scores";
import { giveConsent } from "./commands/give-consent";
import { createStage, freezeStage, openConsultation, startStage, updateStage } from "./commands/plan-stage";
import { finaliseStage, publishStage } from "./commands/publish-stage";
import { verifyOpenness } from "./commands/verify-openness";
import { withdrawTeam } from "./commands/withdraw-team";
import {
  amendPlanSchema,
  approveResultSchema,
  consentSchema,
  correctResultSchema,
  createStageSchema,
  decideAmendmentSchema,
  gateResultSchema,
  partScoreSchema,
  proposeResultSchema,
  returnAmendmentSchema,
  returnResultSchema,
  stageStepSchema,
  updateStageSchema,
  verifyOpennessSchema,
  withdrawTeamSchema,
} from "./schema";

export const createStageAction = createAction(createStageSchema, ({ actor, receivedAt }, input) =>
  createStage(actor, input, receivedAt),
);
export const updateStageAction = createAction(updateStageSchema, ({ actor, receivedAt }, input) =>
  updateStage(actor, input, receivedAt),
);
export const openConsultationAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  openConsultation(actor, input, receivedAt),
);
export const giveConsentAction = createAction(consentSchema, ({ actor, receivedAt }, input) =>
  giveConsent(actor, input, receivedAt),
);
export const freezeStageAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  freezeStage(actor, input, receivedAt),
);
export const amendPlanAction = createAction(amendPlanSchema, ({ actor, receivedAt }, input) =>
  proposeAmendment(actor, input, receivedAt),
);
export const approveAmendmentAction = createAction(decideAmendmentSchema, ({ actor, receivedAt }, input) =>
  approveAmendment(actor, input, receivedAt),
);
export const returnAmendmentAction = createAction(returnAmendmentSchema, ({ actor, receivedAt }, input) =>
  returnAmendment(actor, input, receivedAt),
);
export const startStageAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  startStage(actor, input, receivedAt),
);
export const enterPartScoreAction = createAction(partScoreSchema, ({ actor, receivedAt }, input) =>
  enterPartScore(actor, input, receivedAt),
);
export const enterGateResultAction = createAction(gateResultSchema, ({ actor, receivedAt }, input) =>
  enterGateResult(actor, input, receivedAt),
);
export const closeScoringAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  closeScoring(actor, input, receivedAt),
);
export const reopenScoringAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  reopenScoring(actor, input, receivedAt),
);
export const proposeStageResultAction = createAction(proposeResultSchema, ({ actor, receivedAt }, input) =>
  proposeStageResult(actor, input, receivedAt),
);
export const approveStageResultAction = createAction(approveResultSchema, ({ actor, receivedAt }, input) =>
  approveStageResult(actor, input, receivedAt),
);
export const returnStageResultAction = createAction(returnResultSchema, ({ actor, receivedAt }, input) =>
  returnStageResult(actor, input, receivedAt),
);
export const publishStageAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  publishStage(actor, input, receivedAt),
);
export const proposeCorrectionAction = createAction(correctResultSchema, ({ actor, receivedAt }, input) =>
  proposeCorrection(actor, input, receivedAt),
);
export const verifyOpennessAction = createAction(verifyOpennessSchema, ({ actor, receivedAt }, input) =>
  verifyOpenness(actor, input, receivedAt),
);
export const finaliseStageAction = createAction(stageStepSchema, ({ actor, receivedAt }, input) =>
  finaliseStage(actor, input, receivedAt),
);
export const withdrawTeamAction = createAction(withdrawTeamSchema, ({ actor, receivedAt }, input) =>
  withdrawTeam(actor, input, receivedAt),
);
