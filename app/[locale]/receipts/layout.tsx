import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { signOutAction } from "@/lib/accounts/actions";
import { currentSession } from "@/lib/platform/session";

/** The frame of what everybody may see; who happens to be signed in is greeted. */
export default async function ReceiptLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  return (
    <PublicShell
      user={session && { name: session.actor.name }}
      unreadCount={session?.unreadCount}
      signOut={session ? signOutAction : undefined}
    >
      {children}
    </PublicShell>
  );
}
