"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Verdict } from "./use-ballot";

/** By the key's place, so that it works with the Korean keyboard as well. */
const VERDICTS: Record<string, Verdict> = { KeyA: "LEFT", KeyB: "RIGHT", KeyT: "TIE", KeyX: "BOTH_BAD" };
const OFF = "ballot-keys-off";

export type BallotKeys = { on: boolean; turn: (on: boolean) => void };

/** Single keys choose, unless the voter has turned them off: whoever speaks to the computer must not vote by chance (WCAG 2.1.4). */
export function useBallotKeys(choose: (verdict: Verdict) => void, enabled: boolean): BallotKeys {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(OFF) === null), []);
  useEffect(() => {
    if (!enabled || !on) return;
    const onKey = (event: KeyboardEvent) => {
      const verdict = VERDICTS[event.code];
      const typing =
        event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), textarea, select");
      if (!verdict || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      choose(verdict);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [choose, enabled, on]);
  const turn = (next: boolean) => {
    setOn(next);
    if (next) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  };
  return { on, turn };
}

export function KeysSwitch({ keys }: { keys: BallotKeys }) {
  const t = useTranslations("contest.vote");
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-small text-text-2">
      <input
        type="checkbox"
        className="size-5 accent-primary-solid"
        checked={keys.on}
        onChange={(event) => keys.turn(event.target.checked)}
      />
      {t("keys")}
    </label>
  );
}
