import type { ReactNode } from "react";

/** One column of a table, small or paged. `primary` names the row and titles its card on phones. */
export type Column<Row> = {
  key: string;
  header: string;
  render: (row: Row) => ReactNode;
  align?: "start" | "end" | undefined;
  sortable?: boolean | undefined;
  primary?: boolean | undefined;
  optional?: boolean | undefined;
  hiddenAtFirst?: boolean | undefined;
};

/** The columns shown: those chosen in the address, in the table's order; what is not optional always stays. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[] | null): Column<Row>[] {
  return columns.filter((column) => {
    if (!column.optional) return true;
    return chosen ? chosen.includes(column.key) : !column.hiddenAtFirst;
  });
}
