"use client";
import { useTranslations } from "next-intl";
import { ComboboxField } from "@/components/forms/combobox-field";
import { SelectField } from "@/components/forms/select-field";
import { ROLES } from "@/lib/access/actor";
import { RESOURCE_SCOPES } from "@/lib/accounts/domain/resource-scopes";
import type { ScopeOption } from "@/lib/accounts/types";

/** Role and scope, the same when inviting and when granting. */
export function RoleFields({ scopes }: { scopes: readonly ScopeOption[] }) {
  const t = useTranslations("accounts");
  const resources = RESOURCE_SCOPES.map((kind) => ({ value: `RESOURCE:${kind}`, label: t(`resources.${kind}`) }));
  return (
    <>
      <SelectField
        name="role"
        label={t("fields.role")}
        placeholder={t("user.chooseRole")}
        options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <ComboboxField
        name="scope"
        label={t("fields.scope")}
        help={t("fields.scopeHelp")}
        optional
        placeholder={t("wholeProgramme")}
        options={[...resources, ...scopes]}
      />
    </>
  );
}
