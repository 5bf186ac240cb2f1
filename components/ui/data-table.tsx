import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { formatCount } from "@/lib/platform/format";
import { Link } from "@/lib/platform/i18n/navigation";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";
import { type Column, shownColumns } from "./column";
import type { Filter } from "./filter-field";
import { ListControls } from "./list-controls";
import { Pagination } from "./pagination";
import { TableBody } from "./table-body";

type Props<Row> = {
  caption: string;
  pathname: string;
  query: ListQuery;
  total: number;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  search?: { label: string; placeholder?: string | undefined } | undefined;
  filters?: readonly Filter[] | undefined;
  exports?: readonly { label: string; href: string }[] | undefined;
  empty: ReactNode;
};

function HeaderCell<Row>({ column, query, pathname }: { column: Column<Row>; query: ListQuery; pathname: string }) {
  const t = useTranslations("ui.list");
  const sorted = column.sortable && query.sort === column.key;
  const next = sorted && query.direction === "asc" ? "desc" : "asc";
  const Arrow = query.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (query.direction === "asc" ? "ascending" : "descending") : undefined}
      className={`border-b border-line-strong px-3 py-1 font-semibold text-text-2 ${column.align === "end" ? "text-right" : "text-left"}`}
    >
      {column.sortable ? (
        <Link
          href={`${pathname}${listSearch(query, { sort: column.key, direction: next, page: 1 })}`}
          className="focus-ring inline-flex min-h-10 items-center gap-1 text-text-2 no-underline hover:underline"
        >
          {column.header}
          <span className="sr-only">{t(next === "asc" ? "sortAscending" : "sortDescending")}</span>
          {sorted ? <Arrow size={14} aria-hidden="true" /> : null}
        </Link>
      ) : (
        <span className="inline-flex min-h-10 items-center">{column.header}</span>
      )}
    </th>
  );
}

function Summary<Row>({ query, total, exports = [] }: Pick<Props<Row>, "query" | "total" | "exports">) {
  const t = useTranslations("ui.list");
  const first = total === 0 ? 0 : (query.page - 1) * query.pageSize + 1;
  const last = Math.min(total, query.page * query.pageSize);
  const search = listSearch(query, { page: 1 }).slice(1);
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-3 text-small text-text-2">
      <p role="status" className="num">
        {t("range", { first: formatCount(first), last: formatCount(last), total: formatCount(total) })}
      </p>
      {exports.length > 0 && total > 0 ? (
        <p className="flex gap-3 print:hidden">
          {exports.map((item) => (
            <a
              key={item.href}
              href={`${item.href}${item.href.includes("?") ? "&" : "?"}${search}`}
              download
              className="text-link underline"
            >
              {t("download", { format: item.label })}
            </a>
          ))}
        </p>
      ) : null}
    </div>
  );
}

/** A list whose search, filters, order, page and columns are its address; cards on phones. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, pathname, query, total, rows, rowKey, columns, search, filters = [], exports, empty } = props;
  const id = useId();
  const shown = shownColumns(columns, query.columns);
  return (
    <div>
      <ListControls id={id} pathname={pathname} query={query} columns={columns} search={search} filters={filters} />
      <Summary query={query} total={total} exports={exports} />
      {rows.length === 0 ? (
        empty
      ) : (
        <div className="mb-4 rounded-card border border-line bg-surface px-4.5 md:overflow-x-auto md:px-3">
          <table className="block w-full border-collapse text-small md:table">
            <caption className="sr-only">{caption}</caption>
            <thead className="hidden md:table-header-group">
              <tr>
                {shown.map((column) => (
                  <HeaderCell key={column.key} column={column} query={query} pathname={pathname} />
                ))}
              </tr>
            </thead>
            <TableBody columns={shown} rows={rows} rowKey={rowKey} />
          </table>
        </div>
      )}
      <Pagination query={query} total={total} pathname={pathname} />
    </div>
  );
}
