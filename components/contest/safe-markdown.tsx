import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Block, blocksOf, type Span } from "@/lib/contest/domain/markdown";

function Words({ spans }: { spans: readonly Span[] }) {
  const t = useTranslations("contest.answer");
  return spans.map((span, index): ReactNode => {
    const key = `${index}-${span.kind}`;
    if (span.kind === "leftOut")
      return (
        <span key={key} className="text-text-2">
          {t("leftOut")}
        </span>
      );
    if (span.kind === "strong") return <strong key={key}>{span.text}</strong>;
    if (span.kind === "emphasis") return <em key={key}>{span.text}</em>;
    if (span.kind === "code") return <code key={key}>{span.text}</code>;
    return span.text;
  });
}

/** A table of any width: it scrolls in its own frame, and the page never does. */
function Grid({ rows: [head = [], ...rows] }: { rows: Span[][][] }) {
  const t = useTranslations("contest.answer");
  const cell = "border border-line px-2.5 py-1.5 text-left align-top min-w-20";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it with the arrow keys.
    <section aria-label={t("table")} tabIndex={0} className="focus-ring overflow-x-auto">
      <table className="border-collapse text-small">
        <thead>
          <tr>
            {head.map((spans, column) => (
              <th key={`${column}-${spans.length}`} scope="col" className={`${cell} bg-surface-2 font-semibold`}>
                <Words spans={spans} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${index}-${row.length}`}>
              {row.map((spans, column) => (
                <td key={`${column}-${spans.length}`} className={cell}>
                  <Words spans={spans} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === "code")
    return <pre className="rounded-control bg-surface-2 p-3 text-small whitespace-pre-wrap">{block.text}</pre>;
  if (block.kind === "list") {
    const items = block.items.map((spans, index) => (
      <li key={`${index}-${spans.length}`}>
        <Words spans={spans} />
      </li>
    ));
    return block.ordered ? <ol className="list-decimal pl-6">{items}</ol> : <ul className="list-disc pl-6">{items}</ul>;
  }
  if (block.kind === "table") return <Grid rows={block.rows} />;
  const words = <Words spans={block.spans} />;
  if (block.kind === "heading") return <p className="font-bold">{words}</p>;
  if (block.kind === "quote")
    return <blockquote className="border-l-2 border-line pl-3 whitespace-pre-line text-text-2">{words}</blockquote>;
  return <p className="whitespace-pre-line">{words}</p>;
}

/** An answer as it may be shown: its words and their structure, and nothing that loads or leads anywhere. */
export function SafeMarkdown({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-3 break-words [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, index) => (
        <Part key={`${index}-${block.kind}`} block={block} />
      ))}
    </div>
  );
}
