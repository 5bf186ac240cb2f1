"use client";
import { useEffect, useState } from "react";
import type { DeadlineStatus } from "@/lib/desk/types";
import type { Outcome } from "@/lib/platform/outcome";

const EVERY_MS = 10_000;

async function ask(callId: string): Promise<DeadlineStatus> {
  const response = await fetch(`/api/calls/${callId}/deadline`, { cache: "no-store" });
  const outcome = (await response.json()) as Outcome<DeadlineStatus>;
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.data;
}

/**
 * The figures as the server gives them, asked for again ten seconds after each answer, so that a slow server is never asked
 * twice at once; not at all while the page is hidden. `lost`: the last answer did not come.
 */
export function useDeadlineStatus(callId: string, first: DeadlineStatus): { status: DeadlineStatus; lost: boolean } {
  const [shown, setShown] = useState({ status: first, lost: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    const next = () => {
      if (!stopped) timer = setTimeout(() => void refresh(), EVERY_MS);
    };
    const refresh = async () => {
      if (!document.hidden) {
        const status = await ask(callId).catch(() => null);
        if (!stopped) setShown((last) => (status ? { status, lost: false } : { ...last, lost: true }));
      }
      next();
    };
    next();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [callId]);
  return shown;
}
