import type { ReactNode } from "react";
import { AuthShell } from "@/components/layout/auth-shell";
import { ClientMessages } from "@/components/layout/client-messages";

/** The frame of signing in and of mailed links. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <AuthShell>
      <ClientMessages namespaces={["accounts"]}>{children}</ClientMessages>
    </AuthShell>
  );
}
