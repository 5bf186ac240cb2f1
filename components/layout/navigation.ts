import type { Actor, ScopeKind } from "@/lib/access/actor";
import { hasAnywhere, type Permission } from "@/lib/access/policy";

type Mode = "demo" | "rehearsal" | "production";

/** The portal's side navigation: an entry is shown to whoever holds one of its permissions. Every page authorises itself. */
export type NavigationItem = {
  key: string;
  href: string;
  needs: readonly Permission[] | "everyone";
  /** Scopes in which a permission opens the page; without it any scope does. An unscoped grant always opens it. */
  within?: readonly ScopeKind[];
  /** Modes of the portal that have the page; without it all have. */
  modes?: readonly Mode[];
};
export type NavigationGroup = { key: string; items: readonly NavigationItem[] };

export const NAVIGATION: readonly NavigationGroup[] = [
  {
    key: "start",
    items: [
      { key: "dashboard", href: "/dashboard", needs: "everyone" },
      { key: "inbox", href: "/inbox", needs: "everyone" },
    ],
  },
  {
    key: "applying",
    items: [
      { key: "proposals", href: "/proposals", needs: ["proposal:create"] },
      { key: "ownAgreements", href: "/agreements", needs: ["proposal:create"] },
      { key: "organisations", href: "/organisations", needs: ["organisation:register"] },
    ],
  },
  {
    key: "reviewing",
    items: [
      { key: "reviews", href: "/reviews", needs: ["review:score"] },
      { key: "reviewerProfile", href: "/reviewer-profile", needs: ["review:score"] },
      { key: "contest", href: "/contest", needs: ["contest:vote"] },
    ],
  },
  {
    key: "selection",
    items: [
      { key: "calls", href: "/manage/calls", needs: ["call:viewAny"], within: ["CALL"] },
      { key: "reviewers", href: "/manage/reviewers", needs: ["reviewer:view"] },
      { key: "objections", href: "/manage/objections", needs: ["objection:view"] },
      { key: "registry", href: "/organisations", needs: ["organisation:viewAny"] },
    ],
  },
  {
    key: "operation",
    items: [
      { key: "teams", href: "/teams", needs: ["team:viewAny"] },
      { key: "deliberation", href: "/deliberation", needs: ["deliberation:viewAny", "deliberation:sit"] },
      { key: "agreements", href: "/agreements", needs: ["agreement:view"] },
      { key: "ledger", href: "/ledger", needs: ["ledger:view"] },
      { key: "stages", href: "/stages", needs: ["stage:view"] },
    ],
  },
  {
    key: "records",
    items: [
      { key: "references", href: "/references", needs: ["rulebook:view", "reference:edit"] },
      { key: "rulebooks", href: "/rulebooks", needs: ["rulebook:view"] },
      { key: "audit", href: "/audit", needs: ["audit:view"] },
    ],
  },
  {
    key: "administration",
    items: [
      { key: "users", href: "/admin/users", needs: ["account:administer"] },
      { key: "mail", href: "/admin/mail", needs: ["mail:view"] },
      { key: "jobs", href: "/admin/jobs", needs: ["job:view"] },
      { key: "clock", href: "/admin/clock", needs: ["clock:move"], modes: ["rehearsal"] },
    ],
  },
  { key: "own", items: [{ key: "account", href: "/account", needs: "everyone" }] },
];

export const PUBLIC_NAVIGATION: readonly { key: string; href: string }[] = [
  { key: "home", href: "/" },
  { key: "publicCalls", href: "/calls" },
];

/** The groups and entries somebody with these grants is shown; empty groups are left out. */
export function visibleNavigation({ grants }: Pick<Actor, "grants">, mode: Mode): NavigationGroup[] {
  const opens = ({ needs, within, modes }: NavigationItem): boolean =>
    (!modes || modes.includes(mode)) &&
    (needs === "everyone" || needs.some((permission) => hasAnywhere({ grants }, permission, within)));
  return NAVIGATION.map(({ key, items }) => ({ key, items: items.filter(opens) })).filter(
    (group) => group.items.length > 0,
  );
}
