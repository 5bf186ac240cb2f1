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

/** As many columns as a phone can show beside each other. */
const COLUMNS = 4;

/** A table fits whatever screen it is on; one with too many columns for that is shown row by row. */
function Grid({ rows }: { rows: Span[][][] }) {
  const [head = [], ...body] = rows;
  if (rows.some((row) => row.length > COLUMNS))
    return (
      <ul className="border-l-2 border-line pl-3">
        {rows.map((row, index) => (
          <li key={`${index}-${row.length}`} className="flex flex-wrap gap-x-4">
            {row.map((spans, column) => (
              <span key={`${column}-${spans.length}`}>
                <Words spans={spans} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    );
  const cell = "border border-line px-2.5 py-1.5 text-left align-top";
  return (
    <table className="w-fit max-w-full border-collapse text-small">
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
        {body.map((row, index) => (
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
