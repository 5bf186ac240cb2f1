import type { Column } from "./column";
import { TableRows } from "./table-rows";

type Props<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** What stands in each cell; the boxes around it are drawn by `TableRows`. */
export function TableBody<Row>({ columns, rows, rowKey }: Props<Row>) {
  return (
    <TableRows
      columns={columns.map(({ key, header, primary, align }) => ({ key, header, primary, atEnd: align === "end" }))}
      rows={rows.map((row) => ({ key: rowKey(row), cells: columns.map((column) => column.render(row)) }))}
    />
  );
}
