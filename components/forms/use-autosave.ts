"use client";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Autosave, type AutosaveOptions } from "./autosave";

/** One form's autosave: it also sends when the tab is hidden, comes back into view, or the line returns. */
export function useAutosave<Halt extends { kind: string }>(options: AutosaveOptions<Halt>) {
  const latest = useRef(options);
  latest.current = options;
  const [autosave] = useState(
    () =>
      new Autosave<Halt>({
        ...options,
        send: (version, leaving) => latest.current.send(version, leaving),
        keep: () => latest.current.keep(),
        drop: () => latest.current.drop(),
      }),
  );
  const state = useSyncExternalStore(autosave.subscribe, autosave.state, autosave.state);
  useEffect(() => {
    // Coming back from signing in elsewhere counts as well: whatever waits goes at once.
    const send = () => {
      if (autosave.isDirty()) void autosave.flush(document.visibilityState === "hidden");
    };
    document.addEventListener("visibilitychange", send);
    window.addEventListener("online", send);
    window.addEventListener("focus", send);
    return () => {
      autosave.stop();
      document.removeEventListener("visibilitychange", send);
      window.removeEventListener("online", send);
      window.removeEventListener("focus", send);
    };
  }, [autosave]);
  return { state, autosave };
}
