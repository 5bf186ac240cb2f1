"use client";
import { useCallback, useState } from "react";
import { useRouter } from "@/lib/platform/i18n/navigation";
import type { Outcome } from "@/lib/platform/outcome";
import { useRefusalText } from "./refusal-text";
import { showToast } from "./toast-store";

type Options = {
  refusalsNamespace?: string | undefined;
  successMessage?: string | undefined;
  redirectTo?: string | undefined;
};

/** Runs a server action once at a time; says what happened; a lost connection is a refusal like any other. */
export function useAction(
  action: () => Promise<Outcome<unknown>>,
  { refusalsNamespace, successMessage, redirectTo }: Options,
) {
  const router = useRouter();
  const refusalText = useRefusalText(refusalsNamespace);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = useCallback(async (): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setProblem(null);
    const outcome = await action().catch((): Outcome<unknown> => ({ ok: false, code: "INTERNAL" }));
    setPending(false);
    if (!outcome?.ok) {
      setProblem(refusalText(outcome ?? { ok: false, code: "INTERNAL" }));
      return false;
    }
    if (successMessage) showToast({ title: successMessage });
    if (redirectTo) router.push(redirectTo);
    else router.refresh();
    return true;
  }, [action, pending, refusalText, successMessage, redirectTo, router]);
  return { run, pending, problem, setProblem };
}
