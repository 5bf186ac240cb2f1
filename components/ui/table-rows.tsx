"use client";
import type { ReactNode } from "react";

type Props = {
  columns: readonly { key: string; header: string; primary?: boolean | undefined; atEnd?: boolean | undefined }[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/**
 * Rows as table rows; on phones each is a card whose facts carry their column's name. A client component although nothing moves:
 * a page then carries what stands in the cells once, and not the boxes of every cell a second time as data.
 */
export function TableRows({ columns, rows }: Props) {
  return (
    <tbody className="block md:table-row-group">
      {rows.map(({ key, cells }) => (
        <tr key={key} className="table-row-look">
          {columns.map((column, index) =>
            column.primary ? (
              <th key={column.key} scope="row" className="table-name-look">
                {cells[index]}
              </th>
            ) : (
              <td
                key={column.key}
                className={column.atEnd ? "table-cell-look num md:text-right! md:whitespace-nowrap" : "table-cell-look"}
              >
                <span>{column.header}</span>
                <div>{cells[index]}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}
