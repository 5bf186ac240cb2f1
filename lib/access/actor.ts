export const ROLES = [
  "APPLICANT",
  "REVIEWER",
  "CHAIR",
  "DELIBERATOR",
  "OFFICER",
  "DIRECTOR",
  "STEWARD",
  "OPERATOR",
  "VOTER",
  "AUDITOR",
  "ADMINISTRATOR",
] as const;
export type Role = (typeof ROLES)[number];

export type ScopeKind = "CALL" | "PANEL" | "TEAM" | "RESOURCE";
export type Scope = { readonly kind: ScopeKind; readonly id: string };
/** Roles are held, not worn: one person may hold several, each scoped (to a call, panel, team, resource kind) or unscoped. */
export type Grant = { readonly role: Role; readonly scope: Scope | null };

declare const proven: unique symbol;
/** Who is acting. Minted only by lib/platform/session.ts, the worker and test factories, so holding one proves a session check. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly [proven]: true;
};

/** Mints an Actor; callers are listed in tests/architecture. */
export const mintActor = (facts: { id: string; name: string; grants: readonly Grant[] }): Actor => facts as Actor;

/** The portal itself, for jobs that follow the clock. Holds no role: it may do only what its command allows it by name. */
export const SYSTEM_ACTOR_ID = "system";
export const systemActor = (): Actor => mintActor({ id: SYSTEM_ACTOR_ID, name: "system", grants: [] });

export const rolesOf = (actor: Pick<Actor, "grants">): Role[] => [...new Set(actor.grants.map((grant) => grant.role))];

/** Staff and reviewers must give a second factor; applicants and citizens may. */
export const needsSecondFactor = (roles: readonly Role[]): boolean =>
  roles.some((role) => role !== "APPLICANT" && role !== "VOTER");
