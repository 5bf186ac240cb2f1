"use server";
import { createAction } from "@/lib/platform/action";
import { decideChallenge } from "../commands/decide-challenge";
import { fileChallenge } from "../commands/file-challenge";
import { namePanelMembers } from "../commands/name-panel";
import { panelVersionSchema } from "../schema";
import { decideChallengeSchema, fileChallengeSchema } from "../schema/challenges";

export const namePanelMembersAction = createAction(panelVersionSchema, ({ actor, receivedAt }, input) =>
  namePanelMembers(actor, input, receivedAt),
);
export const fileChallengeAction = createAction(fileChallengeSchema, ({ actor, receivedAt }, input) =>
  fileChallenge(actor, input, receivedAt),
);
export const decideChallengeAction = createAction(decideChallengeSchema, ({ actor, receivedAt }, input) =>
  decideChallenge(actor, input, receivedAt),
);
