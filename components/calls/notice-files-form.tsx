"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { changeNoticeFilesAction } from "@/lib/calls/actions";
import { NOTICE_FILE_BYTES } from "@/lib/calls/domain/notice-files";
import { changeNoticeFilesSchema } from "@/lib/calls/schema/notice-files";
import type { ManagedCall } from "@/lib/calls/types";

const ACCEPTED = ".pdf,.hwpx,.hwp,.docx,.xlsx,.pptx,.png,.jpg,.jpeg";

/** C1: a file more, a file less, or one in the place of another; of an announced call by a correction (C5). */
export function NoticeFilesForm({ call }: { call: ManagedCall }) {
  const t = useTranslations("calls.noticeFiles");
  const form = useTranslations("calls.form");
  const moves = useTranslations("calls.moves");
  const correcting = !call.may.edit;
  return (
    <Form
      key={call.version}
      schema={changeNoticeFilesSchema}
      action={changeNoticeFilesAction}
      defaultValues={{ callId: call.id, expectedVersion: call.version, file: null, removeId: "", reason: "" }}
      refusalsNamespace="calls"
      submitLabel={t(correcting ? "correct" : "save")}
      submitVariant="secondary"
      successMessage={t("saved")}
    >
      <HiddenField name="callId" />
      <HiddenField name="expectedVersion" />
      <FileField
        name="file"
        label={t("add")}
        help={t("addHelp", { maximum: NOTICE_FILE_BYTES / 1_000_000 })}
        optional
        uploadHref={`/api/calls/${call.id}/notice-files`}
        accept={ACCEPTED}
        maxBytes={NOTICE_FILE_BYTES}
      />
      {call.noticeFiles.length > 0 ? (
        <SelectField
          name="removeId"
          label={t("remove")}
          help={t("removeHelp")}
          optional
          placeholder={t("removeNone")}
          options={call.noticeFiles.map((file) => ({ value: file.id, label: file.name }))}
        />
      ) : (
        <HiddenField name="removeId" />
      )}
      {correcting ? (
        <>
          <TextareaField
            name="reason"
            label={form("reason")}
            help={form("reasonHelp")}
            rows={3}
            minimum={10}
            maximum={1_000}
          />
          <p className="text-small text-text-2">
            {moves("told")}: {moves("toldPeople", call.concerned)}
          </p>
        </>
      ) : (
        <HiddenField name="reason" />
      )}
    </Form>
  );
}
