"use server";
import { createAction } from "@/lib/platform/action";
import { importReviewers } from "./commands/import-reviewers";
import { inviteReviewer } from "./commands/invite-reviewer";
import { saveProfile } from "./commands/save-profile";
import { importReviewersSchema, inviteReviewerSchema, saveProfileSchema } from "./schema";

export const saveProfileAction = createAction(saveProfileSchema, ({ actor, receivedAt }, input) =>
  saveProfile(actor, input, receivedAt),
);
export const importReviewersAction = createAction(importReviewersSchema, ({ actor, receivedAt }, input) =>
  importReviewers(actor, input, receivedAt),
);
export const inviteReviewerAction = createAction(inviteReviewerSchema, ({ actor, receivedAt }, input) =>
  inviteReviewer(actor, input, receivedAt),
);
