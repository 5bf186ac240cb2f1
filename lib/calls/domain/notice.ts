/** A notice as blocks. Plain text in, structure out: nothing of it is ever HTML. */
export type NoticeBlock =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; ordered: boolean; items: string[] };

const HEADING = /^(#{2,3})\s+(.+)$/;
const BULLET = /^[-*·]\s+(.+)$/;
const NUMBERED = /^\d{1,3}[.)]\s+(.+)$/;

function listItem(line: string): { ordered: boolean; text: string } | null {
  const bullet = BULLET.exec(line)?.[1];
  if (bullet) return { ordered: false, text: bullet };
  const numbered = NUMBERED.exec(line)?.[1];
  return numbered ? { ordered: true, text: numbered } : null;
}

/** `## heading`, `### smaller heading`, `- item`, `1. item`; an empty line ends a paragraph, a line break inside one stays. */
export function parseNotice(source: string): NoticeBlock[] {
  const blocks: NoticeBlock[] = [];
  let fresh = true;
  for (const raw of source.replace(/\r\n?/g, "\n").split("\n")) {
    const line = raw.trim();
    const last = fresh ? undefined : blocks.at(-1);
    fresh = line === "";
    if (line === "") continue;
    const heading = HEADING.exec(line);
    const item = listItem(line);
    if (heading) blocks.push({ kind: "heading", level: heading[1] === "##" ? 2 : 3, text: heading[2] ?? "" });
    else if (item && last?.kind === "list" && last.ordered === item.ordered) last.items.push(item.text);
    else if (item) blocks.push({ kind: "list", ordered: item.ordered, items: [item.text] });
    else if (last?.kind === "paragraph") last.text += `\n${line}`;
    else blocks.push({ kind: "paragraph", text: line });
  }
  return blocks;
}
