"use server";
import { createAction } from "@/lib/platform/action";
import { startScreening } from "./commands";
import { decideCallAmendment, proposeCallAmendment } from "./commands/amend-rulebook";
import { correctCall } from "./commands/correct-call";
import { announceCall, draftCall, editCall } from "./commands/draft-call";
import { duplicateCall } from "./commands/duplicate-call";
import { extendCall } from "./commands/extend-call";
import { changeNoticeFiles } from "./commands/notice-files";
import { resetCallSettings, saveCallSettings } from "./commands/settings";
import {
  correctCallSchema,
  decideAmendmentSchema,
  draftCallSchema,
  duplicateCallSchema,
  editCallSchema,
  extendCallSchema,
  moveCallSchema,
  proposeAmendmentSchema,
} from "./schema";
import { changeNoticeFilesSchema } from "./schema/notice-files";
import { resetSettingsSchema, saveSettingsSchema } from "./schema/settings";

export const draftCallAction = createAction(draftCallSchema, ({ actor, receivedAt }, input) =>
  draftCall(actor, input, receivedAt),
);

export const editCallAction = createAction(editCallSchema, ({ actor, receivedAt }, input) =>
  editCall(actor, input, receivedAt),
);

export const announceCallAction = createAction(moveCallSchema, ({ actor, receivedAt }, input) =>
  announceCall(actor, input, receivedAt),
);

export const extendCallAction = createAction(extendCallSchema, ({ actor, receivedAt }, input) =>
  extendCall(actor, input, receivedAt),
);

export const startScreeningAction = createAction(moveCallSchema, ({ actor, receivedAt }, input) =>
  startScreening(actor, input, receivedAt),
);

export const correctCallAction = createAction(correctCallSchema, ({ actor, receivedAt }, input) =>
  correctCall(actor, input, receivedAt),
);

export const duplicateCallAction = createAction(duplicateCallSchema, ({ actor, receivedAt }, input) =>
  duplicateCall(actor, input, receivedAt),
);

export const saveSettingsAction = createAction(saveSettingsSchema, ({ actor, receivedAt }, input) =>
  saveCallSettings(actor, input, receivedAt),
);

export const resetSettingsAction = createAction(resetSettingsSchema, ({ actor, receivedAt }, input) =>
  resetCallSettings(actor, input, receivedAt),
);

export const proposeAmendmentAction = createAction(proposeAmendmentSchema, ({ actor, receivedAt }, input) =>
  proposeCallAmendment(actor, input, receivedAt),
);

export const decideAmendmentAction = createAction(decideAmendmentSchema, ({ actor, receivedAt }, input) =>
  decideCallAmendment(actor, input, receivedAt),
);
export const changeNoticeFilesAction = createAction(changeNoticeFilesSchema, ({ actor, receivedAt }, input) =>
  changeNoticeFiles(actor, input, receivedAt),
);
