import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import type { MyAccount } from "@/lib/accounts/types";
import { formatInstant } from "@/lib/platform/format";
import { RemoveFactor } from "./remove-factor";
import { RenewCodes } from "./renew-codes";

/** Whether a second factor is enrolled, how many recovery codes are left, and the ways to change both. */
export function SecondFactorCard({ account }: { account: MyAccount }) {
  const t = useTranslations("accounts.mine");
  const locale = useLocale();
  const { secondFactorEnrolledAt: enrolledAt, recoveryCodesLeft } = account;
  const status = (
    <StatusTag tone={enrolledAt ? "done" : "todo"}>{enrolledAt ? t("enrolled") : t("notEnrolled")}</StatusTag>
  );
  if (!enrolledAt) {
    return (
      <Card title={t("secondFactor")} status={status}>
        <ButtonLink href="/second-factor?next=/account">{t("enrol")}</ButtonLink>
      </Card>
    );
  }
  return (
    <Card title={t("secondFactor")} status={status}>
      <DescriptionList
        items={[
          { term: t("enrolledAt"), detail: formatInstant(enrolledAt, locale) },
          { term: t("codesLeft"), detail: t("codesLeftValue", { count: recoveryCodesLeft }) },
        ]}
      />
      <div className="mt-5 flex flex-wrap gap-2.5">
        <RenewCodes />
        <RemoveFactor />
      </div>
    </Card>
  );
}
