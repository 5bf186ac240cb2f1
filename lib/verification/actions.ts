"use server";
import { createAction } from "@/lib/platform/action";
import { gradeHazard } from "./commands/grade-hazard";
import { importRun } from "./commands/import-run";
import { createToken, revokeToken } from "./commands/manage-tokens";
import { registerModel } from "./commands/register-model";
import { withdrawRun } from "./commands/withdraw-run";
import { writeVerificationScores } from "./commands/write-scores";
import * as schema from "./schema";

export const registerModelAction = createAction(schema.registerModelSchema, ({ actor, receivedAt }, input) =>
  registerModel(actor, input, receivedAt),
);
export const importRunAction = createAction(schema.importRunSchema, ({ actor, receivedAt }, input) =>
  importRun(actor, input, receivedAt),
);
export const withdrawRunAction = createAction(schema.withdrawRunSchema, ({ actor, receivedAt }, input) =>
  withdrawRun(actor, input, receivedAt),
);
export const gradeHazardAction = createAction(schema.gradeHazardSchema, ({ actor, receivedAt }, input) =>
  gradeHazard(actor, input, receivedAt),
);
export const createTokenAction = createAction(schema.createTokenSchema, ({ actor, receivedAt }, input) =>
  createToken(actor, input, receivedAt),
);
export const revokeTokenAction = createAction(schema.revokeTokenSchema, ({ actor, receivedAt }, input) =>
  revokeToken(actor, input, receivedAt),
);
export const writeScoresAction = createAction(schema.writeScoresSchema, ({ actor, receivedAt }, { stageId }) =>
  writeVerificationScores(actor, stageId, receivedAt),
);
