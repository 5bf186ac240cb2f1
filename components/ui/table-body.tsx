import type { Column } from "./column";

type Props<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

const CELL =
  "flex justify-between gap-4 py-1 text-right md:table-cell md:border-b md:border-line md:px-3 md:py-3 md:text-left md:align-middle";
const HEAD_CELL =
  "block pb-1 text-left text-body font-semibold md:table-cell md:min-w-24 md:border-b md:border-line md:px-3 md:py-3 md:align-middle md:text-small md:font-normal";

/** Rows as table rows; on phones each is a card whose facts carry their column's name. */
export function TableBody<Row>({ columns, rows, rowKey }: Props<Row>) {
  return (
    <tbody className="block md:table-row-group">
      {rows.map((row) => (
        <tr
          key={rowKey(row)}
          className="block border-b border-line py-3.5 last:border-0 md:table-row md:hover:bg-surface-2"
        >
          {columns.map((column) =>
            column.primary ? (
              <th key={column.key} scope="row" className={HEAD_CELL}>
                {column.render(row)}
              </th>
            ) : (
              <td
                key={column.key}
                className={`${CELL} ${column.align === "end" ? "num md:text-right! md:whitespace-nowrap" : ""}`}
              >
                <span className="max-w-3/5 flex-none text-left text-text-2 md:hidden">{column.header}</span>
                <div className="min-w-0">{column.render(row)}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}
