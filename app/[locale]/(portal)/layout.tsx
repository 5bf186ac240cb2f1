import type { ReactNode } from "react";
import { visibleNavigation } from "@/components/layout/navigation";
import { PortalShell } from "@/components/layout/portal-shell";
import { extendSessionAction, signOutAction } from "@/lib/accounts/actions";
import { env } from "@/lib/platform/env";
import { requireSession } from "@/lib/platform/session";

/** The frame of everybody's work. It shows who is signed in; what they may see is for each page's loader to say. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { actor, unreadCount, expiresAt, absoluteExpiresAt, readAt } = await requireSession();
  const idleSeconds = env.SESSION_IDLE_MINUTES * 60;
  return (
    <PortalShell
      user={{ name: actor.name }}
      navigation={visibleNavigation(actor, env.PORTAL_MODE)}
      unreadCount={unreadCount}
      session={{ expiresAt, absoluteExpiresAt, serverNow: readAt, idleSeconds, extend: extendSessionAction }}
      signOut={signOutAction}
    >
      {children}
    </PortalShell>
  );
}
