import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { PlanBlock, PlanRun } from "@/lib/proposals/domain/plan-text";

function Run({ run }: { run: PlanRun }) {
  const words: ReactNode = run.href ? (
    <TextLink href={run.href} external>
      {run.text}
    </TextLink>
  ) : (
    run.text
  );
  const slanted = run.italic ? <em>{words}</em> : words;
  return run.bold ? <strong>{slanted}</strong> : slanted;
}

const numbered = <T,>(rows: readonly T[]) => rows.map((value, index) => ({ value, key: String(index) }));

function Runs({ runs }: { runs: readonly PlanRun[] }) {
  return numbered(runs).map(({ value, key }) => <Run key={key} run={value} />);
}

function PlanTable({ rows }: { rows: Extract<PlanBlock, { type: "table" }>["rows"] }) {
  return (
    <div className="my-4">
      {/* Columns of one width, so that a wide table wraps on a phone instead of scrolling sideways. */}
      <table className="w-full table-fixed border-collapse text-small">
        <tbody>
          {numbered(rows).map((row) => (
            <tr key={row.key}>
              {numbered(row.value).map(({ value, key }) => {
                const look = "border border-line px-2.5 py-1.5 text-left align-top";
                return value.header ? (
                  <th key={key} className={`${look} bg-surface-2 font-semibold`}>
                    <Runs runs={value.content} />
                  </th>
                ) : (
                  <td key={key} className={look}>
                    <Runs runs={value.content} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanImage({ block, imageBase }: { block: Extract<PlanBlock, { type: "image" }>; imageBase: string }) {
  return (
    <figure className="my-4">
      {/* Behind the reader's own permission, so it cannot go through the shared image cache. */}
      <img src={`${imageBase}/${block.fileId}`} alt={block.alt} loading="lazy" className="h-auto max-w-full" />
      <figcaption className="mt-1 text-small text-text-2" aria-hidden>
        {block.alt}
      </figcaption>
    </figure>
  );
}

function Block({ block, imageBase }: { block: PlanBlock; imageBase: string }) {
  switch (block.type) {
    case "heading":
      return block.level === 2 ? (
        <h3 className="mt-5 mb-2 text-lead font-bold">
          <Runs runs={block.content} />
        </h3>
      ) : (
        <h4 className="mt-4 mb-1.5 font-bold">
          <Runs runs={block.content} />
        </h4>
      );
    case "paragraph":
      return (
        <p className="my-2">
          <Runs runs={block.content} />
        </p>
      );
    case "bulletList":
    case "orderedList": {
      const List = block.type === "bulletList" ? "ul" : "ol";
      return (
        <List className={`my-2 grid gap-1 pl-6 ${block.type === "bulletList" ? "list-disc" : "list-decimal"}`}>
          {numbered(block.items).map(({ value, key }) => (
            <li key={key}>
              <Runs runs={value} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return <PlanTable rows={block.rows} />;
    case "image":
      return <PlanImage block={block} imageBase={imageBase} />;
  }
}

/** Structured text to read. Every word is text to React, so nothing in it can become markup. */
export function PlanTextView({ document, proposalId }: { document: readonly PlanBlock[]; proposalId: string }) {
  return (
    <div className="prose-ko wrap-anywhere">
      {numbered(document).map(({ value, key }) => (
        <Block key={key} block={value} imageBase={`/api/proposals/${proposalId}/images`} />
      ))}
    </div>
  );
}
