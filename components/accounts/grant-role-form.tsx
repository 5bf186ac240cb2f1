"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateField } from "@/components/forms/date-field";
import { Form } from "@/components/forms/form";
import { grantRoleAction } from "@/lib/accounts/actions/administration";
import { grantRoleSchema } from "@/lib/accounts/schema";
import type { ScopeOption } from "@/lib/accounts/types";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { RoleFields } from "./role-fields";

/** One role, its scope and its days. Starts empty again after each. */
export function GrantRoleForm({ userId, scopes }: { userId: string; scopes: readonly ScopeOption[] }) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const [round, setRound] = useState(0);
  return (
    <Form
      key={round}
      schema={grantRoleSchema}
      action={grantRoleAction}
      defaultValues={{ userId, scope: "", validFrom: "", validUntil: "" }}
      refusalsNamespace="accounts"
      submitLabel={t("user.grantSubmit")}
      successMessage={t("user.granted")}
      onSuccess={() => {
        setRound(round + 1);
        router.refresh();
      }}
    >
      <RoleFields scopes={scopes} />
      <DateField name="validFrom" label={t("fields.validFrom")} help={t("fields.validFromHelp")} optional />
      <DateField name="validUntil" label={t("fields.validUntil")} help={t("fields.validUntilHelp")} optional />
    </Form>
  );
}
