"use client";
import { useCallback } from "react";
import type { AutosaveState } from "@/components/forms/autosave";
import { useAutosave } from "@/components/forms/use-autosave";
import { putSheet, type SheetBody, type SheetHalt, storedVersion } from "./put-sheet";
import { dropSheetCopy, keepSheetCopy } from "./sheet-copy";
import type { TypedSheet } from "./typed-sheet";

export type SaveState = AutosaveState<SheetHalt>;

const QUIET_MS = 1_000;

type Options = {
  assignmentId: string;
  sheetId: string;
  version: number;
  savedAt: string;
  read: () => SheetBody;
  /** The fields as they stand, for the copy on this device. */
  typed: () => TypedSheet;
};

/** S6: autosave of a reviewer's sheet. A refusal and another window's save wait for the reviewer; what was typed stays. */
export function useSheetAutosave({ assignmentId, sheetId, version, savedAt, read, typed }: Options) {
  const { state, autosave } = useAutosave<SheetHalt>({
    version,
    savedAt,
    quietMs: QUIET_MS,
    keep: () => keepSheetCopy(sheetId, typed()),
    drop: () => dropSheetCopy(sheetId),
    send: (known, leaving) => putSheet(assignmentId, known, read(), leaving),
  });
  /** After another window's save: what is in these fields goes on top of it. */
  const keepMine = useCallback(async () => {
    const stored = await storedVersion(assignmentId);
    if (stored !== null) autosave.resume(stored, true);
  }, [assignmentId, autosave]);
  return { state, touched: autosave.touched, flush: autosave.flush, keepMine, currentVersion: autosave.version };
}
