"use client";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DOCUMENT_ENDINGS } from "@/lib/proposals/domain/attachments";

type Props = {
  label: string;
  /** Name of the file input for assistive technology and tests. */
  inputLabel: string;
  hint?: string;
  multiple?: boolean;
  compact?: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** A button that opens the file dialog; unless compact, the box around it takes dropped files as well. */
export function FileDrop({ label, inputLabel, hint, multiple = true, compact = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
    if (input.current) input.current.value = ""; // the same file may be chosen again
  };
  const stop = (event: DragEvent, entered: boolean) => {
    event.preventDefault();
    setOver(entered);
  };
  const button = (
    <>
      <Button size="compact" onClick={() => input.current?.click()} aria-label={inputLabel}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={DOCUMENT_ENDINGS.join(",")}
        aria-label={inputLabel}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => take(event.target.files)}
      />
    </>
  );
  if (compact) return button;
  return (
    <section
      aria-label={inputLabel}
      className={`flex flex-wrap items-center gap-3 rounded-control border border-dashed p-3 ${over ? "border-primary bg-primary-tint" : "border-control"}`}
      onDragOver={(event) => stop(event, true)}
      onDragLeave={(event) => stop(event, false)}
      onDrop={(event) => {
        stop(event, false);
        take(event.dataTransfer.files);
      }}
    >
      {button}
      {hint ? <p className="text-small text-text-2">{hint}</p> : null}
    </section>
  );
}
