"use server";
import type { Actor } from "@/lib/access/actor";
import { createAction } from "@/lib/platform/action";
import type { Outcome } from "@/lib/platform/outcome";
import { disableAccount, enableAccount, resetSecondFactor, unlockAccount } from "../commands/administer-account";
import { grantRole, revokeGrant } from "../commands/administer-roles";
import { inviteUser, revokeInvitation } from "../commands/invite-user";
import * as schema from "../schema";

const asActor =
  <Input, T>(command: (actor: Actor, input: Input, at: Date) => Promise<Outcome<T>>) =>
  ({ actor, receivedAt }: { actor: Actor; receivedAt: Date }, input: Input) =>
    command(actor, input, receivedAt);

export const inviteUserAction = createAction(schema.inviteUserSchema, asActor(inviteUser));
export const revokeInvitationAction = createAction(schema.revokeInvitationSchema, asActor(revokeInvitation));
export const grantRoleAction = createAction(schema.grantRoleSchema, asActor(grantRole));
export const revokeGrantAction = createAction(schema.revokeGrantSchema, asActor(revokeGrant));
export const disableAccountAction = createAction(schema.changeAccountSchema, asActor(disableAccount));
export const enableAccountAction = createAction(schema.changeAccountSchema, asActor(enableAccount));
export const unlockAccountAction = createAction(schema.unlockAccountSchema, asActor(unlockAccount));
export const resetSecondFactorAction = createAction(schema.changeAccountSchema, asActor(resetSecondFactor));
