"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { inviteMemberAction } from "@/lib/organisations/actions";
import { inviteMemberSchema, ORGANISATION_ROLES } from "@/lib/organisations/schema";
import { useRouter } from "@/lib/platform/i18n/navigation";

/** Invites by mail; empty again once it is sent, for the next person. */
export function InviteForm({ organisationId }: { organisationId: string }) {
  const t = useTranslations("organisations");
  const router = useRouter();
  const [sent, setSent] = useState(0);
  return (
    <Form
      key={sent}
      schema={inviteMemberSchema}
      action={inviteMemberAction}
      defaultValues={{ organisationId, email: "", role: "MEMBER" }}
      refusalsNamespace="organisations"
      submitLabel={t("detail.inviteSubmit")}
      submitVariant="secondary"
      successMessage={t("detail.invited")}
      onSuccess={() => {
        setSent(sent + 1);
        router.refresh();
      }}
    >
      <HiddenField name="organisationId" />
      <TextField
        name="email"
        type="email"
        label={t("detail.inviteEmail")}
        help={t("detail.inviteEmailHelp")}
        autoComplete="off"
      />
      <RadioGroupField
        name="role"
        label={t("detail.inviteRole")}
        options={ORGANISATION_ROLES.toReversed().map((value) => ({
          value,
          label: t(`roles.${value}`),
          hint: t(`roleHints.${value}`),
        }))}
      />
    </Form>
  );
}
