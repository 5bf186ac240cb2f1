"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { putSheet, type SheetBody, storedVersion } from "./put-sheet";
import { dropSheetCopy } from "./sheet-copy";

export type SaveState =
  | { kind: "waiting" | "saving" | "offline" | "signedOut" | "conflict" }
  | { kind: "saved"; at: string }
  | { kind: "refused"; reason: string };

const QUIET_MS = 1_000;
const RETRY_MS = 5_000;

type Options = { assignmentId: string; sheetId: string; version: number; savedAt: string; read: () => SheetBody };

/**
 * S6: saves a moment after the last keystroke, one request at a time. A lost line is tried again; a lost session waits for a
 * sign-in elsewhere; a refusal and another window's save wait for the reviewer. What was typed stays in the fields.
 */
export function useSheetAutosave({ assignmentId, sheetId, version, savedAt, read }: Options) {
  const [state, setState] = useState<SaveState>({ kind: "saved", at: savedAt });
  const known = useRef(version);
  const dirty = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(read);
  latest.current = read;

  const attempt = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      dirty.current = false;
      setState({ kind: "saving" });
      const answer = await putSheet(assignmentId, known.current, latest.current(), leaving);
      if (answer.kind === "saved") {
        known.current = answer.version;
        if (!dirty.current) dropSheetCopy(sheetId);
        setState({ kind: "saved", at: answer.savedAt });
        return true;
      }
      dirty.current = true;
      setState(answer);
      return false;
    },
    [assignmentId, sheetId],
  );

  /** Sends everything that is not saved yet; false when something stands in the way. */
  const flush = useCallback(
    async (leaving = false): Promise<boolean> => {
      clearTimeout(timer.current);
      if (running.current) await running.current;
      while (dirty.current) {
        running.current = attempt(leaving);
        const saved = await running.current;
        running.current = null;
        if (!saved) {
          timer.current = setTimeout(() => void flush(), RETRY_MS);
          return false;
        }
      }
      return true;
    },
    [attempt],
  );

  const touched = useCallback(() => {
    dirty.current = true;
    clearTimeout(timer.current);
    setState((now) => (now.kind === "conflict" || now.kind === "refused" ? now : { kind: "waiting" }));
    timer.current = setTimeout(() => void flush(), QUIET_MS);
  }, [flush]);

  // Waiting for the reviewer: trying again by itself would only repeat the answer.
  const stopped = state.kind === "conflict" || state.kind === "refused";
  useEffect(() => {
    if (stopped) clearTimeout(timer.current);
  }, [stopped]);

  useEffect(() => {
    const onVisibility = () => {
      if (dirty.current) void flush(document.visibilityState === "hidden");
    };
    const onOnline = () => void flush();
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("online", onOnline);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("online", onOnline);
    };
  }, [flush]);

  /** After another window's save: what is in these fields goes on top of it. */
  const keepMine = useCallback(async () => {
    const stored = await storedVersion(assignmentId);
    if (stored === null) return setState({ kind: "offline" });
    known.current = stored;
    dirty.current = true;
    await flush();
  }, [assignmentId, flush]);

  const currentVersion = useCallback(() => known.current, []);
  return { state, touched, flush, keepMine, currentVersion };
}
