"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { NOTE_KEYS, type NoteKey, type NoteTexts, READ_SECTIONS, writtenNotes } from "@/lib/reviews/domain/reading";
import { FlagPanel } from "./flag-panel";
import { OwnRemarkItem } from "./remark-item";
import { SaveLine, SaveTrouble } from "./save-notice";
import { dropNotesCopy, readNotesCopy, useNotesAutosave } from "./use-notes-autosave";
import { useWork } from "./work-context";

type FieldProps = { noteKey: NoteKey; text: string; writable: boolean; onText: (text: string) => void };

export const noteFieldId = (key: NoteKey): string => `note-${key}`;

function NoteField({ noteKey, text, writable, onText }: FieldProps) {
  const t = useTranslations("workspace");
  const { sectionNames } = useWork();
  return (
    <div>
      <label htmlFor={noteFieldId(noteKey)} className="text-small font-semibold">
        {noteKey === "whole" ? t("whole") : sectionNames[noteKey]}
      </label>
      <textarea
        id={noteFieldId(noteKey)}
        value={text}
        readOnly={!writable}
        rows={noteKey === "whole" ? 5 : 2}
        maxLength={8_000}
        onChange={(event) => onText(event.target.value)}
        className="control mt-1 text-small"
      />
    </div>
  );
}

/** Sections without a note yet: choosing one opens its field. */
function MoreNotes({ shown, onChoose }: { shown: ReadonlySet<NoteKey>; onChoose: (key: NoteKey) => void }) {
  const t = useTranslations("workspace");
  const { sectionNames } = useWork();
  const rest = READ_SECTIONS.filter((section) => !shown.has(section));
  if (rest.length === 0) return null;
  return (
    <label className="grid gap-1 text-small font-semibold">
      {t("more")}
      <select
        value=""
        onChange={(event) => {
          const chosen = rest.find((section) => section === event.target.value);
          if (chosen) onChoose(chosen);
        }}
        className="control font-normal"
      >
        <option value="">{t("chooseSection")}</option>
        {rest.map((section) => (
          <option key={section} value={section}>
            {sectionNames[section]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A reviewer's own notes, saved as they are written; remarks on passages; what the chair is asked. */
export function NotesPanel() {
  const t = useTranslations("workspace");
  const { work, noteAt, open } = useWork();
  const { notes, remarks } = work.aside;
  const writable = work.call.phase === "IN_REVIEW";
  const [texts, setTexts] = useState<NoteTexts>(notes.texts);
  const latest = useRef(texts);
  const [shown, setShown] = useState<ReadonlySet<NoteKey>>(() => new Set(writtenNotes(notes.texts)));
  useEffect(() => {
    if (noteAt) setShown((before) => new Set([...before, noteAt]));
  }, [noteAt]);
  const [copy, setCopy] = useState<NoteTexts | null>(null);
  const { state, touched, flush, keepMine } = useNotesAutosave({
    assignmentId: work.assignmentId,
    version: notes.version,
    savedAt: notes.savedAt?.toISOString() ?? null,
    texts: () => latest.current,
  });
  useEffect(() => {
    if (writable) setCopy(readNotesCopy(work.assignmentId));
  }, [work.assignmentId, writable]);
  const change = (next: NoteTexts) => {
    setTexts(next);
    latest.current = next;
    touched();
  };
  const settleCopy = (kept: NoteTexts | null) => {
    if (kept) {
      change(kept);
      setShown(new Set(writtenNotes(kept)));
    }
    if (!kept) dropNotesCopy(work.assignmentId);
    setCopy(null);
  };
  return (
    <div className="grid gap-4 pb-5">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-body font-bold">{t("links.myNotes")}</h2>
        {state.kind === "idle" ? null : <SaveLine state={state} />}
      </div>
      <p className="text-small text-text-2">{t("private")}</p>
      {copy ? (
        <Notice
          tone="info"
          title={t("copyTitle")}
          actions={
            <>
              <Button size="compact" onClick={() => settleCopy(copy)}>
                {t("copyRestore")}
              </Button>
              <Button size="compact" variant="ghost" onClick={() => settleCopy(null)}>
                {t("copyDiscard")}
              </Button>
            </>
          }
        >
          {t("copyBody")}
        </Notice>
      ) : null}
      <SaveTrouble state={state} retry={() => void flush()} keepMine={() => void keepMine()} />
      <form aria-label={t("links.myNotes")} className="grid gap-3" onSubmit={(event) => event.preventDefault()}>
        {NOTE_KEYS.filter((key) => key === "whole" || shown.has(key)).map((key) => (
          <NoteField
            key={key}
            noteKey={key}
            text={texts[key] ?? ""}
            writable={writable}
            onText={(text) => change({ ...latest.current, [key]: text })}
          />
        ))}
        {writable ? <MoreNotes shown={shown} onChoose={(key) => open("notes", key)} /> : null}
      </form>
      <section aria-labelledby="remarks-title">
        <h2 id="remarks-title" className="text-body font-bold">
          {t("remarks.title")}
        </h2>
        <p className="mt-1 text-small text-text-2">{t("remarks.how")}</p>
        <ul className="mt-2 grid gap-2">
          {remarks.map((remark) => (
            <OwnRemarkItem key={remark.id} remark={remark} />
          ))}
        </ul>
      </section>
      {work.aside.isChair ? null : <FlagPanel />}
    </div>
  );
}
