import { PERMITTED, type Permission } from "@/lib/access/policy";

/** The portal's side navigation: an entry is shown to whoever holds one of its permissions. Every page authorises itself. */
export type NavigationItem = { key: string; href: string; needs: readonly Permission[] | "everyone" };
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
      { key: "calls", href: "/manage/calls", needs: ["call:viewAny"] },
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
      { key: "clock", href: "/admin/clock", needs: ["clock:move"] },
    ],
  },
  { key: "own", items: [{ key: "account", href: "/account", needs: "everyone" }] },
];

export const PUBLIC_NAVIGATION: readonly { key: string; href: string }[] = [
  { key: "home", href: "/" },
  { key: "publicCalls", href: "/calls" },
];

const holds = (roles: readonly string[], permission: Permission): boolean =>
  PERMITTED[permission].some((role) => roles.includes(role));

/** The groups and entries somebody with these roles is shown; empty groups are left out. */
export function visibleNavigation(roles: readonly string[]): NavigationGroup[] {
  return NAVIGATION.map(({ key, items }) => ({
    key,
    items: items.filter(({ needs }) => needs === "everyone" || needs.some((permission) => holds(roles, permission))),
  })).filter((group) => group.items.length > 0);
}
