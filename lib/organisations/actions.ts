"use server";
import { createAction } from "@/lib/platform/action";
import { ok } from "@/lib/platform/outcome";
import { registerOrganisation } from "./commands";
import { acceptInvitation, inviteMember, revokeInvitation } from "./commands/invitations";
import { askToJoin, decideJoinRequest, withdrawJoinRequest } from "./commands/join-requests";
import { changeMemberRole, removeMember } from "./commands/members";
import { decideSizeEvidence, fileSizeEvidence } from "./commands/size-evidence";
import * as schema from "./schema";

export const registerOrganisationAction = createAction(
  schema.registerOrganisationSchema,
  ({ actor, receivedAt }, input) => registerOrganisation(actor, input, receivedAt),
);

/** The token leaves by mail only. */
export const inviteMemberAction = createAction(schema.inviteMemberSchema, async ({ actor, receivedAt }, input) => {
  const outcome = await inviteMember(actor, input, receivedAt);
  return outcome.ok ? ok(null) : outcome;
});

export const revokeInvitationAction = createAction(schema.revokeInvitationSchema, ({ actor, receivedAt }, input) =>
  revokeInvitation(actor, input, receivedAt),
);

export const acceptInvitationAction = createAction(schema.acceptInvitationSchema, ({ actor, receivedAt }, input) =>
  acceptInvitation(actor, input, receivedAt),
);

export const changeMemberRoleAction = createAction(schema.changeMemberRoleSchema, ({ actor, receivedAt }, input) =>
  changeMemberRole(actor, input, receivedAt),
);

export const removeMemberAction = createAction(schema.removeMemberSchema, ({ actor, receivedAt }, input) =>
  removeMember(actor, input, receivedAt),
);

export const askToJoinAction = createAction(schema.askToJoinSchema, ({ actor, receivedAt }, input) =>
  askToJoin(actor, input, receivedAt),
);

export const withdrawJoinRequestAction = createAction(
  schema.withdrawJoinRequestSchema,
  ({ actor, receivedAt }, input) => withdrawJoinRequest(actor, input, receivedAt),
);

export const decideJoinRequestAction = createAction(schema.decideJoinRequestSchema, ({ actor, receivedAt }, input) =>
  decideJoinRequest(actor, input, receivedAt),
);

export const fileSizeEvidenceAction = createAction(schema.fileSizeEvidenceSchema, ({ actor, receivedAt }, input) =>
  fileSizeEvidence(actor, input, receivedAt),
);

export const decideSizeEvidenceAction = createAction(schema.decideSizeEvidenceSchema, ({ actor, receivedAt }, input) =>
  decideSizeEvidence(actor, input, receivedAt),
);
