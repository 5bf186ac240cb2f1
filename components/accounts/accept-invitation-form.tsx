"use client";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { acceptInvitationAction } from "@/lib/accounts/actions";
import { acceptInvitationSchema } from "@/lib/accounts/schema";

type Props = { token: string; name: string; accountExists: boolean };

/** New people choose a name and a password; an account that exists only gains the role. */
export function AcceptInvitationForm({ token, name, accountExists }: Props) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  return (
    <Form
      schema={acceptInvitationSchema}
      action={acceptInvitationAction}
      defaultValues={{ token, name, password: "", locale }}
      refusalsNamespace="accounts"
      submitLabel={accountExists ? t("invitation.submitExisting") : t("invitation.submitNew")}
      redirectTo="/sign-in?done=invitation"
    >
      {accountExists ? null : (
        <>
          <TextField name="name" autoComplete="name" label={t("fields.name")} />
          <TextField
            name="password"
            type="password"
            autoComplete="new-password"
            label={t("fields.newPassword")}
            help={t("fields.newPasswordHelp")}
          />
          <p className="text-small text-text-2">{t("invitation.terms")}</p>
        </>
      )}
    </Form>
  );
}
