"use client";
import { useCallback, useRef, useState } from "react";
import type { AutosaveState } from "@/components/forms/autosave";
import { useAutosave } from "@/components/forms/use-autosave";
import { dropCopy, keepCopy, newVisit } from "./local-copy";
import { putSection, type SectionHalt } from "./put-section";

export type SaveState = AutosaveState<SectionHalt>;

type Options = {
  proposalId: string;
  sectionKey: string;
  version: number;
  savedAt: string | null;
  /** What the server holds as the page opens: the common ground of a later merge. */
  held: unknown;
  read: () => unknown;
  onInvalid: (fieldErrors: Record<string, string[]>) => void;
};

/** A7: autosave of one section. It remembers the last content that it shared with the server, to merge against. */
export function useSectionAutosave({ proposalId, sectionKey, version, savedAt, held, read, onInvalid }: Options) {
  const base = useRef(held);
  const settled = useRef(false);
  const [visit] = useState(newVisit);
  const address = { proposalId, key: sectionKey, visit };
  const { state, autosave } = useAutosave<SectionHalt>({
    version,
    savedAt,
    keep: () => keepCopy(address, { version: autosave.version(), base: base.current, content: read() }),
    drop: () => dropCopy(address),
    send: async (known, leaving) => {
      const content = structuredClone(read());
      const answer = await putSection(address, { version: known, content, settled: settled.current }, leaving);
      if (answer.kind === "saved") {
        base.current = content;
        settled.current = false;
      }
      if (answer.kind === "invalid") onInvalid(answer.fieldErrors);
      return answer;
    },
  });
  const touched = useCallback(() => {
    // Words that did not fit may fit now.
    if (autosave.state().kind === "invalid") autosave.release();
    autosave.touched();
  }, [autosave]);
  /** After a choice between versions: `theirs` is the new common ground, and the form now holds what is to stand. */
  const settle = useCallback(
    (from: number, theirs: unknown, send: boolean) => {
      base.current = theirs;
      settled.current = send;
      autosave.resume(from, send);
    },
    [autosave],
  );
  return { state, touched, flush: autosave.flush, settle, currentVersion: autosave.version, base, visit };
}
