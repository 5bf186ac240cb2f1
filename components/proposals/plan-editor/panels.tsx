"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { isLinkable } from "./document";

function Panel({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end gap-2.5 border-b border-line bg-surface-2 px-3 py-2.5">{children}</div>
  );
}

/** The address of a link: https only. */
export function LinkPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations("proposals.editor");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const held: unknown = editor.getAttributes("link").href;
  const [address, setAddress] = useState(typeof held === "string" ? held : "https://");
  const [refused, setRefused] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const close = () => {
    editor.commands.focus();
    onClose();
  };
  const set = () => {
    if (!isLinkable(address.trim())) return setRefused(true);
    const link = { href: address.trim() };
    const chain = editor.chain().focus();
    // Without a selection the address itself becomes the words.
    if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text: link.href, marks: [{ type: "link", attrs: link }] }).run();
    else chain.extendMarkRange("link").setLink(link).run();
    onClose();
  };
  return (
    <Panel>
      <div className="min-w-0 flex-1 basis-64">
        <label htmlFor={id} className="block text-small font-semibold">
          {t("address")}
        </label>
        <input
          ref={input}
          id={id}
          type="url"
          inputMode="url"
          className="control"
          value={address}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `${id}-error` : undefined}
          onChange={(event) => setAddress(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") close();
            if (event.key !== "Enter") return;
            event.preventDefault();
            set();
          }}
        />
        {refused ? (
          <p id={`${id}-error`} role="alert" className="mt-1 text-small text-danger">
            {t("addressRefused")}
          </p>
        ) : null}
      </div>
      <Button size="compact" onClick={set}>
        {t("setLink")}
      </Button>
      {editor.isActive("link") ? (
        <Button
          size="compact"
          variant="ghost"
          onClick={() => {
            editor.chain().focus().extendMarkRange("link").unsetLink().run();
            onClose();
          }}
        >
          {t("unsetLink")}
        </Button>
      ) : null}
      <Button size="compact" variant="ghost" onClick={close}>
        {t("close")}
      </Button>
    </Panel>
  );
}

/** What a picture shows, in words: for those who cannot see it, and for print. */
export function ImagePanel({ editor }: { editor: Editor }) {
  const t = useTranslations("proposals.editor");
  const id = useId();
  const alt = useEditorState({
    editor,
    selector: ({ editor: current }): string | null =>
      current.isActive("planImage") ? String(current.getAttributes("planImage").alt ?? "") : null,
  });
  if (alt === null) return null;
  return (
    <Panel>
      <div className="min-w-0 flex-1 basis-64">
        <label htmlFor={id} className="block text-small font-semibold">
          {t("alt")}
        </label>
        <p id={`${id}-help`} className="text-small text-text-2">
          {t("altHelp")}
        </p>
        <input
          id={id}
          className="control"
          maxLength={300}
          aria-describedby={`${id}-help`}
          value={alt}
          onChange={(event) => editor.commands.updateAttributes("planImage", { alt: event.target.value })}
        />
      </div>
      <Button size="compact" variant="ghost" onClick={() => editor.chain().focus().deleteSelection().run()}>
        {t("removeImage")}
      </Button>
    </Panel>
  );
}

const TABLE_TOOLS = ["addRowAfter", "addColumnAfter", "deleteRow", "deleteColumn", "deleteTable"] as const;

/** Rows and columns, while the cursor stands in a table. */
export function TablePanel({ editor }: { editor: Editor }) {
  const t = useTranslations("proposals.editor");
  const inTable = useEditorState({ editor, selector: ({ editor: current }) => current.isActive("table") });
  if (!inTable) return null;
  return (
    <Panel>
      {TABLE_TOOLS.map((tool) => (
        <Button
          key={tool}
          size="compact"
          variant={tool === "deleteTable" ? "ghost" : "secondary"}
          onClick={() => editor.chain().focus()[tool]().run()}
        >
          {t(`table.${tool}`)}
        </Button>
      ))}
    </Panel>
  );
}
