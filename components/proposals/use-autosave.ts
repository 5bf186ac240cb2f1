"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { dropCopy, keepCopy } from "./local-copy";
import { putSection, type SaveAnswer, type Theirs } from "./put-section";

export type SaveState =
  | { kind: "idle" | "waiting" | "saving" | "offline" | "signedOut" | "invalid" }
  | { kind: "saved"; at: string }
  | { kind: "refused"; reason: string }
  | { kind: "conflict"; theirs: Theirs };

const QUIET_MS = 1_200;
const RETRY_MS = 5_000;

type Options = {
  proposalId: string;
  sectionKey: string;
  version: number;
  savedAt: string | null;
  read: () => unknown;
  onInvalid: (fieldErrors: Record<string, string[]>) => void;
};

const stateAfter = (answer: SaveAnswer): SaveState => {
  if (answer.kind === "saved") return { kind: "saved", at: answer.savedAt };
  if (answer.kind === "invalid") return { kind: "invalid" };
  return answer;
};

/**
 * A7: saves a moment after the last keystroke, one request at a time. Until the server has it, a copy stays on this device.
 * A lost line is tried again; a lost session waits for a sign-in elsewhere; a conflict waits for the writer's choice.
 */
export function useAutosave({ proposalId, sectionKey, version, savedAt, read, onInvalid }: Options) {
  const [state, setState] = useState<SaveState>(savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" });
  const known = useRef(version);
  const dirty = useRef(false);
  // Waits for the writer: trying again by itself would only repeat the answer.
  const halted = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef({ read, onInvalid });
  latest.current = { read, onInvalid };

  const attempt = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      dirty.current = false;
      setState({ kind: "saving" });
      const address = { proposalId, key: sectionKey };
      const answer = await putSection(address, known.current, latest.current.read(), leaving);
      setState(stateAfter(answer));
      if (answer.kind === "saved") {
        known.current = answer.version;
        if (!dirty.current) dropCopy(address);
        return true;
      }
      dirty.current = true;
      halted.current = answer.kind === "conflict" || answer.kind === "refused";
      if (answer.kind === "invalid") latest.current.onInvalid(answer.fieldErrors);
      return false;
    },
    [proposalId, sectionKey],
  );

  /** Sends everything that is not saved yet; false when something stands in the way. */
  const flush = useCallback(
    async (leaving = false): Promise<boolean> => {
      clearTimeout(timer.current);
      if (running.current) await running.current;
      while (dirty.current) {
        if (halted.current) return false;
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
    keepCopy({ proposalId, key: sectionKey }, latest.current.read());
    clearTimeout(timer.current);
    if (halted.current) return;
    setState({ kind: "waiting" });
    timer.current = setTimeout(() => void flush(), QUIET_MS);
  }, [proposalId, sectionKey, flush]);

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

  /** After a choice between two versions: go on from theirs, with whatever the form now holds. */
  const resume = useCallback(
    (from: number, send: boolean) => {
      known.current = from;
      halted.current = false;
      dirty.current = send;
      setState({ kind: "idle" });
      if (send) void flush();
      else dropCopy({ proposalId, key: sectionKey });
    },
    [flush, proposalId, sectionKey],
  );
  const currentVersion = useCallback(() => known.current, []);
  return { state, touched, flush, resume, currentVersion };
}
