"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export type ExportFormat = "csv" | "xlsx" | "json" | "ndjson";
type Props = {
  href: string;
  /** What the address carries besides reason, format and language: the list's own filters. */
  carried?: readonly (readonly [string, string])[] | undefined;
  formats: readonly ExportFormat[];
  note?: ReactNode;
  minimum?: number | undefined;
};

/** Nothing leaves the house without a reason. A plain form, so that the file comes like every download. */
export function ExportDialog({ href, carried = [], formats, note, minimum = 5 }: Props) {
  const t = useTranslations("ui.export");
  const locale = useLocale();
  const id = useId();
  return (
    <Dialog triggerLabel={t("open")} triggerSize="compact" title={t("title")} description={note}>
      <form action={href} method="get" className="grid gap-5">
        {[...carried, ["locale", locale] as const].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {formats.length === 1 ? (
          <input type="hidden" name="format" value={formats[0]} />
        ) : (
          <fieldset>
            <legend className="font-semibold">{t("format")}</legend>
            <div className="mt-1.5 flex flex-wrap gap-x-6">
              {formats.map((format, index) => (
                <label key={format} className="flex min-h-11 items-center gap-2">
                  <input
                    type="radio"
                    name="format"
                    value={format}
                    defaultChecked={index === 0}
                    className="size-5 accent-primary-solid"
                  />
                  {t(`formats.${format}`)}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <div>
          <label htmlFor={id} className="font-semibold">
            {t("reason")}
          </label>
          <p id={`${id}-help`} className="text-small text-text-2">
            {t("reasonHelp", { minimum })}
          </p>
          <textarea
            id={id}
            name="reason"
            rows={3}
            required
            minLength={minimum}
            maxLength={300}
            aria-describedby={`${id}-help`}
            className="control mt-1.5"
          />
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary">
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
