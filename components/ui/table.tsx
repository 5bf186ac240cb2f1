import type { ReactNode } from "react";
import type { Column } from "./column";
import { ScrollRegion } from "./scroll-region";
import { TableBody } from "./table-body";

type Props<Row> = {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
  footer?: ReactNode;
};

/** A small table, all of it shown; wider than its place it moves within it, not the page. Lists that page, sort or filter use DataTable. */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey, empty, footer }: Props<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <ScrollRegion label={caption}>
      <table className="block w-full border-collapse text-small md:table">
        <caption className={captionHidden ? "sr-only" : "block pb-1 text-left text-text-2 md:table-caption"}>
          {caption}
        </caption>
        <thead className="hidden md:table-header-group">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`min-w-20 border-b border-line-strong px-3 py-2.5 font-semibold [overflow-wrap:normal] text-text-2 ${
                  column.align === "end" ? "text-right" : "text-left"
                }`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <TableBody columns={columns} rows={rows} rowKey={rowKey} />
        {footer ? <tfoot className="font-semibold">{footer}</tfoot> : null}
      </table>
    </ScrollRegion>
  );
}
