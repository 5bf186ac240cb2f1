"use client";
import { createContext, useContext } from "react";
import type { NoteKey } from "@/lib/reviews/domain/reading";
import type { ReviewWork } from "@/lib/reviews/types";
import type { Passage } from "./passages";

export type WorkView = "document" | "sheet" | "notes" | "others";

type WorkContext = {
  work: Extract<ReviewWork, { step: "REVIEW" }>;
  sectionNames: Record<string, string>;
  /** Passage or section that a remark is being written on. */
  composing: Passage | null;
  compose: (passage: Passage | null) => void;
  /** Section whose note is being written. */
  noteAt: NoteKey | null;
  /** Opens one of the columns; in the notes, at this section. */
  open: (view: WorkView, at?: NoteKey) => void;
};

const Context = createContext<WorkContext | null>(null);
export const WorkProvider = Context.Provider;

/** The work on one proposal, for what stands inside the document. */
export function useWork(): WorkContext {
  const found = useContext(Context);
  if (!found) throw new Error("useWork outside of a Workspace");
  return found;
}
