import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatCount } from "@/lib/platform/format";
import { type ListQuery, listSearch } from "@/lib/platform/list-query";

/** L2: every export asks for its reason first. A plain form, so that the file comes like every download. */
export function RegistryExport({ query, total }: { query: ListQuery; total: number }) {
  const t = useTranslations("organisations.registry");
  const shown = [...new URLSearchParams(listSearch(query, { page: 1 }))];
  return (
    <Dialog
      triggerLabel={t("export")}
      triggerSize="compact"
      title={t("exportTitle")}
      description={t("exportBody", { count: formatCount(total) })}
    >
      <form action="/api/exports/organisations" method="get" className="grid gap-4">
        {shown.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <label htmlFor="export-reason" className="font-semibold">
            {t("exportReason")}
          </label>
          <p id="export-reason-help" className="text-small text-text-2">
            {t("exportReasonHelp")}
          </p>
          <textarea
            id="export-reason"
            name="reason"
            rows={3}
            required
            minLength={5}
            maxLength={500}
            aria-describedby="export-reason-help"
            className="control mt-1.5"
          />
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary">
            {t("exportSubmit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
