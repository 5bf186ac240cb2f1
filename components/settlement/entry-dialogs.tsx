"use client";
import { useLocale, useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { formatWon } from "@/lib/platform/format";
import {
  acceptContributionAction,
  addContributionEvidenceAction,
  returnContributionAction,
} from "@/lib/settlement/actions";
import { addContributionEvidenceSchema, EVIDENCE_BYTES } from "@/lib/settlement/schema";
import type { EntryView } from "@/lib/settlement/types";

type Entry = Pick<EntryView, "id" | "version" | "status" | "item" | "amountWon" | "files" | "may">;

function EvidenceForm({ entry, teamId }: { entry: Entry; teamId: string }) {
  const t = useTranslations("settlement");
  return (
    <Dialog
      key={entry.files.length}
      triggerLabel={t("entries.addEvidence")}
      triggerSize="compact"
      title={t("entries.addEvidence")}
    >
      <Form
        schema={addContributionEvidenceSchema}
        action={addContributionEvidenceAction}
        defaultValues={{ entryId: entry.id, file: null }}
        refusalsNamespace="settlement"
        submitLabel={t("entries.upload")}
        successMessage={t("entries.uploaded")}
      >
        <HiddenField name="entryId" />
        <FileField
          name="file"
          label={t("fields.evidence")}
          help={t("record.fileHelp")}
          uploadHref={`/api/contributions/${teamId}/evidence`}
          accept=".pdf,.png,.jpg,.jpeg"
          maxBytes={EVIDENCE_BYTES}
          refusalsNamespace="settlement"
        />
      </Form>
    </Dialog>
  );
}

/** L3: somebody of the government accepts or returns; the organisation lays further files beside it until then. */
export function EntryDialogs({ entry, teamId }: { entry: Entry; teamId: string }) {
  const t = useTranslations("settlement.entries");
  const locale = useLocale();
  const input = { entryId: entry.id, expectedVersion: entry.version };
  const common = { input, refusalsNamespace: "settlement", triggerSize: "compact" } as const;
  const about = { item: entry.item, amount: formatWon(entry.amountWon, locale) };
  if (!entry.may.decide) return entry.may.addEvidence ? <EvidenceForm entry={entry} teamId={teamId} /> : null;
  return (
    <span className="flex flex-wrap gap-2">
      {entry.status === "RECORDED" ? (
        <ConfirmDialog
          {...common}
          triggerLabel={t("accept")}
          triggerVariant="primary"
          title={t("acceptTitle", about)}
          description={t("acceptBody")}
          confirmLabel={t("accept")}
          action={acceptContributionAction}
          successMessage={t("accepted")}
        />
      ) : null}
      <ConfirmDialog
        {...common}
        triggerLabel={t("return")}
        title={t("returnTitle", about)}
        description={t("returnBody")}
        confirmLabel={t("return")}
        tone="danger"
        reason={{ label: t("reason"), help: t("reasonHelp"), minimum: 10 }}
        action={returnContributionAction}
        successMessage={t("returned")}
      />
    </span>
  );
}
