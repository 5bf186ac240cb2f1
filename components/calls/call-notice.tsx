import { type NoticeBlock, parseNotice } from "@/lib/calls/domain/notice";

function Block({ block, below }: { block: NoticeBlock; below: 2 | 3 }) {
  if (block.kind === "heading") {
    const Heading = block.level === 2 ? (`h${below}` as const) : (`h${below === 2 ? 3 : 4}` as const);
    return (
      <Heading className={block.level === 2 ? "pt-2 text-lead font-bold first:pt-0" : "pt-1 text-body font-bold"}>
        {block.text}
      </Heading>
    );
  }
  if (block.kind === "paragraph") return <p className="whitespace-pre-line">{block.text}</p>;
  const List = block.ordered ? "ol" : "ul";
  return (
    <List className={`grid gap-1 pl-6 ${block.ordered ? "list-decimal" : "list-disc"}`}>
      {block.items.map((item, index) => (
        <li key={`${index}-${item}`}>{item}</li>
      ))}
    </List>
  );
}

/** A notice as its writer laid it out; `below`: the level its largest headings take in the page's outline. */
export function CallNotice({ text, below = 3 }: { text: string; below?: 2 | 3 }) {
  return (
    <div className="prose-ko">
      {parseNotice(text).map((block, index) => (
        <Block key={`${index}-${block.kind}`} block={block} below={below} />
      ))}
    </div>
  );
}
