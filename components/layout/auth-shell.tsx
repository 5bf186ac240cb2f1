import type { ReactNode } from "react";
import { Brand } from "./brand";
import { Footer } from "./footer";
import { Masthead } from "./masthead";
import { Utilities } from "./utilities";

/** Around signing in and invitations: nothing to get lost in. */
export function AuthShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <Masthead />
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-14 max-w-page items-center justify-between gap-4 px-4 md:h-16 md:px-6">
          <Brand />
          <div className="flex items-center gap-1.5 text-small whitespace-nowrap text-text-2">
            <Utilities />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[520px] px-4 pt-8 pb-16 md:pt-14">
        {children}
      </main>
      <Footer />
    </div>
  );
}
