"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";

type Props = { list: "pools" | "allocations" | "budgets"; query?: ListQuery };

/** L2: a download asks for a reason first; it carries the list's own address along. */
export function LedgerExport({ list, query }: Props) {
  const t = useTranslations("ledger.exportForm");
  const locale = useLocale();
  const id = useId();
  const carried = query ? [...new URLSearchParams(listSearch(query, { page: 1 }))] : [];
  return (
    <Dialog triggerLabel={t("button")} triggerSize="compact" title={t("title")} description={t("note")}>
      <form action="/api/exports/ledger" method="get" className="grid gap-4">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="locale" value={locale} />
        {carried.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <label htmlFor={id} className="font-semibold">
            {t("reason")}
          </label>
          <input id={id} name="reason" required minLength={5} maxLength={500} className="control mt-1.5" />
        </div>
        <Button type="submit" variant="primary">
          {t("button")}
        </Button>
      </form>
    </Dialog>
  );
}
