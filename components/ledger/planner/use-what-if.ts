"use client";
import { useState } from "react";
import type { Variant } from "@/lib/ledger/domain/forecast";
import type { Move } from "@/lib/ledger/domain/timeline";

/** What is supposed, and which saved scenario it began from. */
export type WhatIf = { variant: Variant; moves: readonly Move[]; openedId: string | null };
/** What a change is part of: a drag, or one number being typed, is undone as a whole. */
type Step = WhatIf & { part: string | null };

const KEPT = 200;

/** The what-if on the page, with every step back. */
export function useWhatIf(begin: () => WhatIf) {
  const [steps, setSteps] = useState<readonly Step[]>(() => [{ ...begin(), part: null }]);
  const now = steps.at(-1) as Step;
  return {
    now,
    mayUndo: steps.length > 1,
    undo: () => setSteps((all) => (all.length > 1 ? all.slice(0, -1) : all)),
    change: (next: (before: WhatIf) => WhatIf, part: string | null = null) =>
      setSteps((all) => {
        const last = all.at(-1) as Step;
        const kept = part !== null && last.part === part ? all.slice(0, -1) : all;
        return [...kept, { ...next(last), part }].slice(-KEPT);
      }),
  };
}
