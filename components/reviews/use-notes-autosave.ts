"use client";
import { useCallback } from "react";
import { dropText, keepText, readJson } from "@/components/forms/local-copy";
import { putJson } from "@/components/forms/put-json";
import { useAutosave } from "@/components/forms/use-autosave";
import { NOTE_KEYS, type NoteTexts } from "@/lib/reviews/domain/reading";
import { answerOf, type SaveBody, type SheetHalt } from "./put-sheet";

const QUIET_MS = 1_000;
const addressOf = (assignmentId: string): string => `/api/reviews/notes/${assignmentId}`;
const nameOf = (assignmentId: string): string => `portal.notes.${assignmentId}`;

/** Notes typed on this device that the server does not have; null when there are none. */
export function readNotesCopy(assignmentId: string): NoteTexts | null {
  const stored = readJson(nameOf(assignmentId));
  if (typeof stored !== "object" || stored === null) return null;
  const texts = stored as Record<string, unknown>;
  const kept = NOTE_KEYS.flatMap((key) => (typeof texts[key] === "string" ? [[key, texts[key]] as const] : []));
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}
export const dropNotesCopy = (assignmentId: string): void => dropText(nameOf(assignmentId));

async function putNotes(assignmentId: string, expectedVersion: number, texts: NoteTexts, leaving: boolean) {
  const body = JSON.stringify({ expectedVersion, texts });
  const answer = await putJson<SaveBody>(addressOf(assignmentId), body, leaving);
  return answer.kind === "answered" ? answerOf(answer.body) : answer;
}

async function storedVersion(assignmentId: string): Promise<number | null> {
  try {
    const response = await fetch(addressOf(assignmentId), { cache: "no-store" });
    const answer = (await response.json()) as SaveBody;
    return answer.data?.version ?? null;
  } catch {
    return null;
  }
}

type Options = { assignmentId: string; version: number; savedAt: string | null; texts: () => NoteTexts };

/** Autosave of a reviewer's own notes, with the sheet's patience: a copy here until the server has it. */
export function useNotesAutosave({ assignmentId, version, savedAt, texts }: Options) {
  const { state, autosave } = useAutosave<SheetHalt>({
    version,
    savedAt,
    quietMs: QUIET_MS,
    keep: () => keepText(nameOf(assignmentId), JSON.stringify(texts())),
    drop: () => dropNotesCopy(assignmentId),
    send: (known, leaving) => putNotes(assignmentId, known, texts(), leaving),
  });
  const keepMine = useCallback(async () => {
    const stored = await storedVersion(assignmentId);
    if (stored !== null) autosave.resume(stored, true);
  }, [assignmentId, autosave]);
  return { state, touched: autosave.touched, flush: autosave.flush, keepMine };
}
