"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { TextField } from "@/components/forms/text-field";
import { inviteUserAction } from "@/lib/accounts/actions/administration";
import { inviteUserSchema } from "@/lib/accounts/schema";
import type { ScopeOption } from "@/lib/accounts/types";
import { RoleFields } from "./role-fields";

/** Whom to invite, to which role, and in which language to write. */
export function InviteForm({ scopes }: { scopes: readonly ScopeOption[] }) {
  const t = useTranslations("accounts");
  return (
    <Form
      schema={inviteUserSchema}
      action={inviteUserAction}
      defaultValues={{ email: "", name: "", scope: "", locale: "ko" }}
      refusalsNamespace="accounts"
      submitLabel={t("invite.submit")}
      successMessage={t("invite.sent")}
      redirectTo="/admin/users/invitations"
    >
      <TextField name="name" label={t("fields.name")} autoComplete="off" width="medium" />
      <TextField name="email" type="email" label={t("fields.email")} autoComplete="off" width="medium" />
      <RoleFields scopes={scopes} />
      <RadioGroupField
        name="locale"
        label={t("fields.locale")}
        options={[
          { value: "ko", label: t("fields.ko") },
          { value: "en", label: t("fields.en") },
        ]}
      />
    </Form>
  );
}
