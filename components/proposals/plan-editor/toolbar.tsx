"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import {
  Bold,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Pilcrow,
  Redo2,
  Table2,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";

type Tool = {
  key: string;
  icon: LucideIcon;
  run: () => void;
  pressed?: boolean;
  disabled?: boolean;
};

const stateOf = (editor: Editor) => ({
  heading2: editor.isActive("heading", { level: 2 }),
  heading3: editor.isActive("heading", { level: 3 }),
  paragraph: editor.isActive("paragraph") && !editor.isActive("listItem"),
  bold: editor.isActive("bold"),
  italic: editor.isActive("italic"),
  link: editor.isActive("link"),
  bulletList: editor.isActive("bulletList"),
  orderedList: editor.isActive("orderedList"),
  table: editor.isActive("table"),
  undo: editor.can().undo(),
  redo: editor.can().redo(),
});

function useTools(editor: Editor, onLink: () => void, onImage: () => void): Tool[] {
  const state = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) });
  const chain = () => editor.chain().focus();
  return [
    { key: "paragraph", icon: Pilcrow, pressed: state.paragraph, run: () => chain().setParagraph().run() },
    {
      key: "heading2",
      icon: Heading2,
      pressed: state.heading2,
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      key: "heading3",
      icon: Heading3,
      pressed: state.heading3,
      run: () => chain().toggleHeading({ level: 3 }).run(),
    },
    { key: "bold", icon: Bold, pressed: state.bold, run: () => chain().toggleBold().run() },
    { key: "italic", icon: Italic, pressed: state.italic, run: () => chain().toggleItalic().run() },
    { key: "link", icon: Link2, pressed: state.link, run: onLink },
    { key: "bulletList", icon: List, pressed: state.bulletList, run: () => chain().toggleBulletList().run() },
    { key: "orderedList", icon: ListOrdered, pressed: state.orderedList, run: () => chain().toggleOrderedList().run() },
    {
      key: "table",
      icon: Table2,
      disabled: state.table,
      run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
    { key: "image", icon: ImagePlus, run: onImage },
    { key: "undo", icon: Undo2, disabled: !state.undo, run: () => chain().undo().run() },
    { key: "redo", icon: Redo2, disabled: !state.redo, run: () => chain().redo().run() },
  ];
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

type Props = { editor: Editor; controls: string; onLink: () => void; onImage: () => void };

/** One stop of the Tab key; the arrow keys walk along the tools, as in every toolbar. */
export function PlanToolbar({ editor, controls, onLink, onImage }: Props) {
  const t = useTranslations("proposals.editor");
  const tools = useTools(editor, onLink, onImage);
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = step(current, tools.length);
    setCurrent(next);
    bar.current?.querySelectorAll<HTMLElement>("button")[next]?.focus();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("toolbar")}
      aria-controls={controls}
      onKeyDown={onKeyDown}
      className="sticky top-0 z-10 flex flex-wrap gap-0.5 rounded-t-control border-b border-line bg-surface-2 p-1"
    >
      {tools.map(({ key, icon: Icon, run, pressed, disabled }, index) => (
        <button
          key={key}
          type="button"
          tabIndex={index === current ? 0 : -1}
          aria-label={t(`tools.${key}`)}
          title={t(`tools.${key}`)}
          aria-pressed={pressed}
          aria-disabled={disabled ? true : undefined}
          onFocus={() => setCurrent(index)}
          onClick={() => {
            if (!disabled) run();
          }}
          className="focus-ring inline-grid size-11 place-items-center rounded-control text-text hover:bg-surface aria-disabled:text-text-3 aria-pressed:bg-primary-tint aria-pressed:text-primary"
        >
          <Icon size={19} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
