import { Search } from "lucide-react";
import Form from "next/form";
import { useLocale, useTranslations } from "next-intl";
import { getPathname } from "@/lib/platform/i18n/navigation";
import type { ListQuery } from "@/lib/platform/list-query";
import { buttonLook } from "./button-look";
import type { Column } from "./column";
import { shownColumns } from "./column";
import { type Filter, FilterField } from "./filter-field";

type Props<Row> = {
  id: string;
  pathname: string;
  query: ListQuery;
  columns: readonly Column<Row>[];
  search?: { label: string; placeholder?: string | undefined } | undefined;
  filters: readonly Filter[];
};

/** Search and filters of a list as one plain form: its answer is an address, so it works before any script does. */
export function ListControls<Row>({ id, pathname, query, columns, search, filters }: Props<Row>) {
  const t = useTranslations("ui.list");
  const locale = useLocale();
  const optional = columns.filter((column) => column.optional);
  if (!search && filters.length === 0 && optional.length === 0) return null;
  const shown = new Set(shownColumns(columns, query.columns).map((column) => column.key));
  return (
    <Form
      key={JSON.stringify(query)}
      action={getPathname({ href: pathname, locale })}
      prefetch={false}
      role="search"
      className="mb-4 flex flex-wrap items-end gap-3 print:hidden"
    >
      {search ? (
        <div className="w-full md:min-w-72 md:max-w-80 md:flex-1">
          <label htmlFor={`${id}-q`} className="mb-1 block text-small font-semibold">
            {search.label}
          </label>
          <input
            id={`${id}-q`}
            type="search"
            name="q"
            defaultValue={query.search}
            placeholder={search.placeholder}
            className="control"
          />
        </div>
      ) : null}
      {filters.map((filter) => (
        <FilterField key={filter.name} id={id} filter={filter} value={query.filters[filter.name]} />
      ))}
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="dir" value={query.direction} />
      <input type="hidden" name="size" value={query.pageSize} />
      {optional.length > 0 ? (
        <details className="relative">
          <summary className={`${buttonLook("secondary", "compact")} min-h-12!`}>{t("columns")}</summary>
          <div className="absolute z-30 mt-1 w-56 rounded-card border border-line bg-surface p-2 shadow-float">
            {optional.map((column) => (
              <label key={column.key} className="flex min-h-10 items-center gap-2.5 px-2 text-small">
                <input
                  type="checkbox"
                  name="columns"
                  value={column.key}
                  defaultChecked={shown.has(column.key)}
                  className="size-4 accent-primary-solid"
                />
                {column.header}
              </label>
            ))}
            <input type="hidden" name="columns" value="-" />
          </div>
        </details>
      ) : null}
      <button type="submit" className={`${buttonLook("secondary", "compact")} min-h-12!`}>
        <Search size={18} aria-hidden="true" />
        {t("show")}
      </button>
    </Form>
  );
}
