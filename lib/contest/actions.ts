"use server";
import { createAction } from "@/lib/platform/action";
import { closeContest } from "./commands/close-contest";
import { registerEndpoint, testEndpoint } from "./commands/endpoint";
import { cancelGeneration, startGeneration } from "./commands/generation";
import { importAnswers, importPrompts } from "./commands/import-rows";
import { openContest } from "./commands/open-contest";
import { reviewAnswer } from "./commands/review-answer";
import { scoreContest } from "./commands/score-contest";
import { createContest, registerEntry } from "./commands/set-up";
import { inviteWave, markDuplicate, respondToInvitation, saveVoterProfile } from "./commands/voters";
import {
  contestStepSchema,
  createContestSchema,
  importAnswersSchema,
  importPromptsSchema,
  inviteWaveSchema,
  markDuplicateSchema,
  registerEntrySchema,
  respondSchema,
  reviewAnswerSchema,
  voterProfileSchema,
} from "./schema";
import { cancelGenerationSchema, registerEndpointSchema, seatSchema, startGenerationSchema } from "./schema/endpoint";

export const createContestAction = createAction(createContestSchema, ({ actor, receivedAt }, input) =>
  createContest(actor, input, receivedAt),
);
export const importPromptsAction = createAction(importPromptsSchema, ({ actor, receivedAt }, { file, ...input }) =>
  importPrompts(actor, { ...input, fileId: file?.id ?? "" }, receivedAt),
);
export const registerEntryAction = createAction(registerEntrySchema, ({ actor, receivedAt }, input) =>
  registerEntry(actor, input, receivedAt),
);
export const importAnswersAction = createAction(importAnswersSchema, ({ actor, receivedAt }, { file, ...input }) =>
  importAnswers(actor, { ...input, fileId: file?.id ?? "" }, receivedAt),
);
export const reviewAnswerAction = createAction(reviewAnswerSchema, ({ actor, receivedAt }, input) =>
  reviewAnswer(actor, input, receivedAt),
);
export const inviteWaveAction = createAction(inviteWaveSchema, ({ actor, receivedAt }, input) =>
  inviteWave(actor, input, receivedAt),
);
export const openContestAction = createAction(contestStepSchema, ({ actor, receivedAt }, input) =>
  openContest(actor, input, receivedAt),
);
export const closeContestAction = createAction(contestStepSchema, ({ actor, receivedAt }, input) =>
  closeContest(actor, input, receivedAt),
);
export const scoreContestAction = createAction(contestStepSchema, ({ actor, receivedAt }, input) =>
  scoreContest(actor, input, receivedAt),
);
export const respondToInvitationAction = createAction(respondSchema, ({ actor, receivedAt }, input) =>
  respondToInvitation(actor, input, receivedAt),
);
export const markDuplicateAction = createAction(markDuplicateSchema, ({ actor, receivedAt }, input) =>
  markDuplicate(actor, input, receivedAt),
);
export const saveVoterProfileAction = createAction(voterProfileSchema, ({ actor, receivedAt }, input) =>
  saveVoterProfile(actor, input, receivedAt),
);
export const registerEndpointAction = createAction(registerEndpointSchema, ({ actor, receivedAt }, input) =>
  registerEndpoint(actor, input, receivedAt),
);
export const testEndpointAction = createAction(seatSchema, ({ actor, receivedAt }, input) =>
  testEndpoint(actor, input, receivedAt),
);
export const startGenerationAction = createAction(startGenerationSchema, ({ actor, receivedAt }, input) =>
  startGeneration(actor, input, receivedAt),
);
export const cancelGenerationAction = createAction(cancelGenerationSchema, ({ actor, receivedAt }, input) =>
  cancelGeneration(actor, input, receivedAt),
);
