"use client";
import type { ReactNode } from "react";
import { markNotificationsReadAction } from "@/lib/notifications/actions";
import { Link } from "@/lib/platform/i18n/navigation";

type Props = { id: string; href: string; unread: boolean; children: ReactNode };

/** Opens what a notice is about; following it is reading it. A lost mark costs nothing: the notice stays unread. */
export function NoticeLink({ id, href, unread, children }: Props) {
  const markRead = () => {
    if (unread) markNotificationsReadAction({ ids: [id] }).catch(() => undefined);
  };
  return (
    <Link href={href} onClick={markRead} className="focus-ring text-text no-underline hover:underline">
      {children}
    </Link>
  );
}
