"use client";
import { useTranslations } from "next-intl";

type Choice = { value: string; label: string };
/** A choice, or a day when `options` are absent. */
export type Filter = { name: string; label: string; options?: readonly Choice[] | undefined };

/** One filter of a list: a choice whose first answer is all of them, or a day. */
export function FilterField({ id, filter, value }: { id: string; filter: Filter; value: string | undefined }) {
  const t = useTranslations("ui.list");
  return (
    <div className="min-w-0 grow basis-32 md:max-w-52 md:flex-none">
      <label htmlFor={`${id}-${filter.name}`} className="mb-1 block text-small font-semibold">
        {filter.label}
      </label>
      {filter.options ? (
        <select id={`${id}-${filter.name}`} name={filter.name} defaultValue={value ?? ""} className="control">
          <option value="">{t("all")}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`${id}-${filter.name}`}
          type="date"
          name={filter.name}
          defaultValue={value ?? ""}
          className="control"
        />
      )}
    </div>
  );
}
