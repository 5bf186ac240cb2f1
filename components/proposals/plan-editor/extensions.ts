import { Node } from "@tiptap/core";
import { ListItem } from "@tiptap/extension-list-item";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isLinkable } from "./document";

/** Tab leaves the editor: whoever works with the keyboard alone is never held in a list or a table. */
const withoutTab = (shortcuts: Record<string, unknown> | undefined): Record<string, never> => {
  const { Tab: _tab, "Shift-Tab": _back, ...rest } = shortcuts ?? {};
  return rest as Record<string, never>;
};

/** A picture of this proposal, by the id of its file; a picture pasted from elsewhere has none and is left out. */
const planImage = (imageBase: string) =>
  Node.create({
    name: "planImage",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({ fileId: { default: "" }, sha256: { default: "" }, alt: { default: "" } }),
    parseHTML: () => [
      {
        tag: "img[data-plan-file]",
        getAttrs: (element) => ({
          fileId: element.getAttribute("data-plan-file") ?? "",
          sha256: element.getAttribute("data-sha256") ?? "",
          alt: element.getAttribute("alt") ?? "",
        }),
      },
    ],
    renderHTML: ({ node }) => {
      const { fileId, sha256, alt } = node.attrs as { fileId: string; sha256: string; alt: string };
      return ["img", { src: `${imageBase}/${fileId}`, alt, "data-plan-file": fileId, "data-sha256": sha256 }];
    },
  });

/** The editor knows the safe subset and nothing else, so that whatever is pasted becomes it. */
export const planExtensions = (imageBase: string) => [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    listItem: false,
    heading: { levels: [2, 3] },
    link: {
      openOnClick: false,
      autolink: false,
      defaultProtocol: "https",
      isAllowedUri: (address) => isLinkable(address),
      HTMLAttributes: { rel: "noopener noreferrer", target: null },
    },
  }),
  ListItem.extend({
    content: "paragraph",
    addKeyboardShortcuts() {
      return withoutTab(this.parent?.());
    },
  }),
  Table.extend({
    addKeyboardShortcuts() {
      return withoutTab(this.parent?.());
    },
  }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: "paragraph" }),
  TableCell.extend({ content: "paragraph" }),
  planImage(imageBase),
];
