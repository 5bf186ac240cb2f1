import type { Actor, Role, Scope, ScopeKind } from "./actor";

/**
 * Who may do what, as one table. Membership of a proposal, an organisation or a panel is decided by the noun's own
 * `domain/access.ts`; a conflict of interest (S3) overrules every line here.
 */
export const PERMITTED = {
  "dashboard:viewProgramme": ["OFFICER", "DIRECTOR", "STEWARD", "OPERATOR", "AUDITOR"],
  "rulebook:view": ["OFFICER", "DIRECTOR", "STEWARD", "OPERATOR", "DELIBERATOR", "AUDITOR"],
  "rulebook:amend": ["OFFICER"],
  "reference:edit": ["OFFICER", "OPERATOR"],
  "organisation:register": ["APPLICANT"],
  "organisation:viewAny": ["OFFICER", "DIRECTOR", "AUDITOR"],
  "organisation:maintain": ["OFFICER"],
  "call:viewAny": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "call:edit": ["OFFICER"],
  "call:extend": ["OFFICER"],
  "call:advance": ["OFFICER"],
  "call:publish": ["DIRECTOR"],
  "call:answer": ["OFFICER"],
  "call:approveAmendment": ["DIRECTOR"],
  "proposal:create": ["APPLICANT"],
  "proposal:viewAny": ["OFFICER", "DIRECTOR", "AUDITOR"],
  "proposal:screen": ["OFFICER"],
  "screening:confirm": ["OFFICER", "DIRECTOR"],
  "panel:manage": ["OFFICER"],
  "panel:view": ["OFFICER", "DIRECTOR", "AUDITOR"],
  "conflict:decide": ["OFFICER"],
  "reviewer:view": ["OFFICER", "DIRECTOR", "AUDITOR"],
  "reviewer:maintain": ["OFFICER"],
  "review:score": ["REVIEWER", "CHAIR"],
  "review:reopen": ["CHAIR"],
  "ranking:view": ["OFFICER", "DIRECTOR", "CHAIR", "AUDITOR"],
  "selection:propose": ["OFFICER"],
  "selection:approve": ["DIRECTOR"],
  "objection:view": ["OFFICER", "DIRECTOR", "AUDITOR"],
  "objection:examine": ["OFFICER"],
  "objection:approve": ["DIRECTOR"],
  "support:view": ["OFFICER", "DIRECTOR", "STEWARD", "DELIBERATOR", "AUDITOR"],
  "support:recommend": ["STEWARD", "OFFICER"],
  "support:deliberate": ["DELIBERATOR", "OFFICER"],
  "agreement:view": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "agreement:draft": ["OFFICER"],
  "agreement:sign": ["DIRECTOR"],
  "deliberation:viewAny": ["OFFICER", "DIRECTOR", "AUDITOR"],
  "deliberation:convene": ["OFFICER"],
  "deliberation:sit": ["DELIBERATOR"],
  "team:viewAny": ["OFFICER", "DIRECTOR", "STEWARD", "OPERATOR", "DELIBERATOR", "AUDITOR"],
  "ledger:view": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "pool:manage": ["OFFICER", "STEWARD"],
  "allocation:request": ["OFFICER", "STEWARD"],
  "allocation:approve": ["DIRECTOR"],
  "budget:plan": ["OFFICER", "STEWARD"],
  "budget:approve": ["DIRECTOR"],
  "utilisation:view": ["OFFICER", "DIRECTOR", "STEWARD", "DELIBERATOR", "AUDITOR"],
  "utilisation:report": ["OFFICER", "STEWARD"],
  "talent:view": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "talent:decide": ["OFFICER", "STEWARD"],
  "talent:pay": ["DIRECTOR"],
  "contribution:view": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "contribution:check": ["OFFICER", "STEWARD"],
  "data:view": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "data:manage": ["OFFICER", "STEWARD"],
  "data:pay": ["DIRECTOR"],
  "settlement:view": ["OFFICER", "DIRECTOR", "STEWARD", "AUDITOR"],
  "settlement:check": ["OFFICER"],
  "settlement:review": ["STEWARD"],
  "settlement:approve": ["DIRECTOR"],
  "stage:view": ["OFFICER", "DIRECTOR", "STEWARD", "OPERATOR", "DELIBERATOR", "AUDITOR"],
  "stage:plan": ["OFFICER"],
  "stage:enterScores": ["OPERATOR", "OFFICER"],
  "stage:viewScores": ["OFFICER", "DIRECTOR", "OPERATOR", "DELIBERATOR", "AUDITOR"],
  "stage:propose": ["OFFICER"],
  "stage:approve": ["DIRECTOR"],
  "contest:view": ["OFFICER", "DIRECTOR", "OPERATOR", "DELIBERATOR", "AUDITOR"],
  "contest:run": ["OFFICER"],
  "contest:prepare": ["OFFICER", "OPERATOR"],
  "contest:review": ["OFFICER"],
  "contest:vote": ["VOTER", "REVIEWER", "CHAIR"],
  "audit:view": ["AUDITOR", "DIRECTOR"],
  "accessLog:view": ["AUDITOR"],
  "account:administer": ["ADMINISTRATOR"],
  "mail:view": ["ADMINISTRATOR"],
  "job:view": ["ADMINISTRATOR"],
  "clock:move": ["ADMINISTRATOR", "OFFICER"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMITTED;

const permits = (permission: Permission, role: Role): boolean =>
  (PERMITTED[permission] as readonly Role[]).includes(role);

/** Whether any grant carries the permission, whatever it is scoped to: for what belongs to no call, team or resource. */
export const hasAnywhere = (
  actor: Pick<Actor, "grants">,
  permission: Permission,
  within?: readonly ScopeKind[],
): boolean =>
  actor.grants.some(
    ({ role, scope }) => permits(permission, role) && (scope === null || !within || within.includes(scope.kind)),
  );

/** Whether any grant carries the permission. A scoped grant counts only for its own scope; an unscoped one always. */
export const hasPermission = (actor: Pick<Actor, "grants">, permission: Permission, scope?: Scope): boolean =>
  actor.grants.some(
    (grant) =>
      permits(permission, grant.role) &&
      (grant.scope === null || (scope !== undefined && grant.scope.kind === scope.kind && grant.scope.id === scope.id)),
  );

/** Ids of one scope kind for which the actor holds the permission, or "ALL" with an unscoped grant: the `where` of lists. */
export function permittedScopes(
  actor: Pick<Actor, "grants">,
  permission: Permission,
  kind: Scope["kind"],
): "ALL" | string[] {
  const carrying = actor.grants.filter((grant) => permits(permission, grant.role));
  if (carrying.some((grant) => grant.scope === null)) return "ALL";
  return carrying.flatMap((grant) => (grant.scope?.kind === kind ? [grant.scope.id] : []));
}
