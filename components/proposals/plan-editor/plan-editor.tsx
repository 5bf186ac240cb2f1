"use client";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useErrorText } from "@/components/forms/error-text";
import type { PlanBlock } from "@/lib/proposals/domain/plan-text";
import { sameContent } from "@/lib/proposals/domain/stored";
import { blocksOf, editorDocumentOf } from "./document";
import { planExtensions } from "./extensions";
import { ImagePanel, LinkPanel, TablePanel } from "./panels";
import { PlanToolbar } from "./toolbar";
import { uploadImage } from "./upload-image";

type Props = {
  id: string;
  /** Names and descriptions of the field, by id. */
  labelledBy: string;
  describedBy: string | undefined;
  invalid: boolean;
  imageBase: string;
  /** False where a form is only looked at. */
  editable?: boolean | undefined;
  value: readonly PlanBlock[];
  onChange: (value: PlanBlock[]) => void;
  onBlur: () => void;
};

const LOOK = [
  "min-h-96 whitespace-pre-wrap px-4 py-3 leading-[1.7] outline-none wrap-anywhere",
  "[&_h2]:mt-4 [&_h2]:mb-1.5 [&_h2]:text-lead [&_h2]:font-bold [&_h3]:mt-3 [&_h3]:mb-1 [&_h3]:font-bold [&_p]:my-1.5",
  "[&_ul]:list-disc [&_ul]:pl-6 [&_ol]:list-decimal [&_ol]:pl-6 [&_a]:text-link [&_a]:underline",
  "[&_table]:my-3 [&_table]:w-full [&_table]:table-fixed [&_table]:border-collapse [&_td]:border [&_td]:border-line-strong [&_td]:px-2.5 [&_td]:align-top",
  "[&_th]:border [&_th]:border-line-strong [&_th]:bg-surface-2 [&_th]:px-2.5 [&_th]:text-left [&_th]:align-top",
  "[&_img]:my-3 [&_img]:max-w-full [&_img.ProseMirror-selectednode]:outline-3 [&_img.ProseMirror-selectednode]:outline-primary",
].join(" ");
const IMAGE_TYPES = ["image/png", "image/jpeg"];
const imagesOf = (files: FileList | undefined | null): File[] =>
  [...(files ?? [])].filter((file) => IMAGE_TYPES.includes(file.type));

/** Takes pictures in, one after the other, and says what became of the last one. */
function useImages(imageBase: string) {
  const [state, setState] = useState<{ uploading: boolean; error: string | null }>({ uploading: false, error: null });
  const add = async (editor: Editor, files: readonly File[]) => {
    for (const file of files) {
      setState({ uploading: true, error: null });
      const answer = await uploadImage(imageBase, file);
      setState({ uploading: false, error: "error" in answer ? answer.error : null });
      if ("fileId" in answer)
        editor
          .chain()
          .insertContent({ type: "planImage", attrs: { ...answer, alt: "" } })
          .run();
    }
  };
  return { ...state, add };
}

function ImageState({ uploading, error }: { uploading: boolean; error: string | null }) {
  const t = useTranslations("proposals.editor");
  const errorText = useErrorText();
  return (
    <>
      <p role="status" className="px-4 text-small text-text-2 empty:hidden">
        {uploading ? t("uploading") : null}
      </p>
      <p role="alert" className="px-4 text-small text-danger empty:hidden">
        {error ? errorText(error) : null}
      </p>
    </>
  );
}

/** Structured text, written: headings, lists, tables, pictures. What is pasted becomes the same safe subset. */
export function PlanEditor(props: Props) {
  const { id, labelledBy, describedBy, invalid, imageBase, editable = true, value, onChange, onBlur } = props;
  const [linking, setLinking] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const images = useImages(imageBase);
  const held = useRef<readonly PlanBlock[]>(value);
  const editor = useEditor({
    extensions: useMemo(() => planExtensions(imageBase), [imageBase]),
    content: editorDocumentOf(value),
    editable,
    immediatelyRender: false,
    injectCSS: false,
    onUpdate: ({ editor: current }) => {
      held.current = blocksOf(current.getJSON());
      onChange([...held.current]);
    },
    onBlur: () => onBlur(),
    editorProps: {
      attributes: {
        id,
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelledBy,
        "aria-required": "true",
        ...(editable ? {} : { "aria-readonly": "true", tabindex: "0" }),
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(invalid ? { "aria-invalid": "true" } : {}),
        class: LOOK,
      },
      handlePaste: (_view, event) => takeFiles(event.clipboardData?.files),
      handleDrop: (_view, event) => takeFiles(event.dataTransfer?.files),
    },
  });
  function takeFiles(files: FileList | undefined): boolean {
    const pictures = imagesOf(files);
    if (!editor || !editable || pictures.length === 0) return false;
    void images.add(editor, pictures);
    return true;
  }
  // A choice between two versions, or a copy brought back, replaces what is written from outside.
  useEffect(() => {
    if (!editor || value === held.current || sameContent(value, held.current)) return;
    held.current = value;
    editor.commands.setContent(editorDocumentOf(value), { emitUpdate: false });
  }, [editor, value]);
  if (!editor) return null;
  return (
    <div className="rounded-control border border-control bg-surface focus-within:outline-3 focus-within:outline-primary">
      <PlanToolbar
        editor={editor}
        controls={id}
        onLink={() => setLinking(true)}
        onImage={() => chooser.current?.click()}
      />
      {linking ? <LinkPanel editor={editor} onClose={() => setLinking(false)} /> : null}
      <ImagePanel editor={editor} />
      <TablePanel editor={editor} />
      <ImageState uploading={images.uploading} error={images.error} />
      <EditorContent editor={editor} />
      <input
        ref={chooser}
        type="file"
        accept={IMAGE_TYPES.join(",")}
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void images.add(editor, imagesOf(event.target.files));
          event.target.value = "";
        }}
      />
    </div>
  );
}
