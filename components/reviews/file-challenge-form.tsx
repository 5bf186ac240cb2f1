"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { fileChallengeAction } from "@/lib/reviews/actions/challenges";
import {
  CHALLENGE_FILE_BYTES,
  CHALLENGE_FILE_TYPES,
  CHALLENGE_REASON_MAX,
  CHALLENGE_REASON_MIN,
  fileChallengeSchema,
} from "@/lib/reviews/schema/challenges";

type Props = { proposalId: string; members: { value: string; label: string; hint: string }[] };

/** S3: whom, why, and what shows it. */
export function FileChallengeForm({ proposalId, members }: Props) {
  const t = useTranslations("challenges.form");
  return (
    <Form
      schema={fileChallengeSchema}
      action={fileChallengeAction}
      defaultValues={{ proposalId, memberId: "", reason: "", file: null }}
      submitLabel={t("submit")}
      refusalsNamespace="challenges"
      successMessage={t("saved")}
    >
      <RadioGroupField name="memberId" label={t("member")} options={members} />
      <TextareaField
        name="reason"
        label={t("reason")}
        help={t("reasonHelp")}
        rows={5}
        minimum={CHALLENGE_REASON_MIN}
        maximum={CHALLENGE_REASON_MAX}
      />
      <FileField
        name="file"
        label={t("file")}
        help={t("fileHelp")}
        optional
        uploadHref={`/api/proposals/${proposalId}/challenges/files`}
        accept={CHALLENGE_FILE_TYPES.join(",")}
        maxBytes={CHALLENGE_FILE_BYTES}
      />
    </Form>
  );
}
