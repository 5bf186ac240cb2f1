import type { Role, ScopeKind } from "@/lib/access/actor";

/** Where a sign-in came from. */
export type SignInOrigin = { ipAddress: string | null; userAgent: string | null };
export type SignedIn = { userId: string; sessionId: string };

export type GrantState = "LIVE" | "FUTURE" | "PAST";
export type GrantRow = {
  id: string;
  role: Role;
  scopeKind: ScopeKind | null;
  scopeId: string | null;
  /** Name of what the scope points to, in the reader's language; null for unscoped grants. */
  scopeName: string | null;
  validFrom: Date;
  validTo: Date | null;
  state: GrantState;
};

export type UserRow = {
  id: string;
  name: string;
  nameEn: string | null;
  email: string;
  status: "ACTIVE" | "DISABLED";
  roles: Role[];
  secondFactorEnrolled: boolean;
  lockedUntil: Date | null;
  lastSeenAt: Date | null;
  createdAt: Date;
};

export type UserDetail = UserRow & {
  isDemo: boolean;
  failedSignIns: number;
  activeSessions: number;
  grants: GrantRow[];
  /** False for one's own account. */
  mayChange: boolean;
};

export type InvitationRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  scopeName: string | null;
  createdAt: Date;
  expiresAt: Date;
  state: "OPEN" | "ACCEPTED" | "REVOKED" | "EXPIRED";
};

/** What the owner of an invitation link is shown. */
export type InvitationOffer = {
  name: string;
  email: string;
  role: Role;
  scopeName: string | null;
  accountExists: boolean;
};

export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  ipAddress: string | null;
  /** Browser and system as far as the browser tells; null when it does not. */
  browser: string | null;
  isCurrent: boolean;
};

export type MyAccount = {
  email: string;
  name: string;
  nameEn: string | null;
  locale: string;
  hasPassword: boolean;
  secondFactorEnrolledAt: Date | null;
  secondFactorRequired: boolean;
  recoveryCodesLeft: number;
  sessions: SessionRow[];
};

export type DemoAccount = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  /** What tells people of the same role apart: their organisation, or the kind of resource they look after. */
  organisation: string | null;
  resource: string | null;
};
export type ScopeOption = { value: string; label: string };
