"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { type AuditFilter, auditReasonSchema } from "@/lib/audit/schema";
import { formatCount } from "@/lib/platform/format";
import { ok } from "@/lib/platform/outcome";

/** Asks why before anything leaves (L2); the download itself is a plain address that records the reason. */
export function AuditExport({ filter, total }: { filter: AuditFilter; total: number }) {
  const t = useTranslations("audit.export");
  const download = async ({ reason }: { reason: string }) => {
    const given = Object.entries({ ...filter, reason }).filter((entry): entry is [string, string] => Boolean(entry[1]));
    window.location.assign(`/api/exports/audit?${new URLSearchParams(given)}`);
    return ok(null);
  };
  return (
    <Dialog
      triggerLabel={t("open")}
      title={t("title")}
      description={
        <>
          {t("body", { count: formatCount(total) })} {t("whole")}
        </>
      }
    >
      <Form
        schema={auditReasonSchema}
        action={download}
        defaultValues={{ reason: "" }}
        submitLabel={t("submit")}
        successMessage={t("started")}
      >
        <TextareaField name="reason" label={t("reason")} help={t("reasonHelp")} rows={3} minimum={10} maximum={300} />
      </Form>
    </Dialog>
  );
}
