import type { ReactNode } from "react";
import { visibleNavigation } from "@/components/layout/navigation";
import { WorkspaceShell } from "@/components/reviews/workspace-shell";
import { extendSessionAction, signOutAction } from "@/lib/accounts/actions";
import { env } from "@/lib/platform/env";
import { requireSession } from "@/lib/platform/session";

/** The frame of undisturbed work: the header, and the whole width for what is read and written. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { actor, unreadCount, expiresAt, absoluteExpiresAt, readAt } = await requireSession();
  const idleSeconds = env.SESSION_IDLE_MINUTES * 60;
  return (
    <WorkspaceShell
      user={{ name: actor.name }}
      navigation={visibleNavigation(actor, env.PORTAL_MODE)}
      unreadCount={unreadCount}
      session={{ expiresAt, absoluteExpiresAt, serverNow: readAt, idleSeconds, extend: extendSessionAction }}
      signOut={signOutAction}
    >
      {children}
    </WorkspaceShell>
  );
}
