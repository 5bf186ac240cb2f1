import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { UserDetail } from "@/lib/accounts/types";
import { formatInstant } from "@/lib/platform/format";
import { UserStatusTag } from "./user-status-tag";

/** The account itself: address, status, second factor, devices. */
export function UserFacts({ user }: { user: UserDetail }) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const instant = (at: Date | null) => (at ? formatInstant(at, locale) : t("users.never"));
  const lock = user.lockedUntil ? [{ term: t("user.lockedUntil"), detail: instant(user.lockedUntil) }] : [];
  return (
    <Card title={t("user.account")} status={<UserStatusTag user={user} />}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("users.email"), detail: user.email },
          { term: t("fields.nameEn"), detail: user.nameEn ?? "–" },
          { term: t("users.secondFactor"), detail: user.secondFactorEnrolled ? t("users.yes") : t("users.no") },
          { term: t("users.createdAt"), detail: instant(user.createdAt) },
          { term: t("users.lastSeenAt"), detail: instant(user.lastSeenAt) },
          { term: t("user.activeSessions"), detail: t("user.sessionsValue", { count: user.activeSessions }) },
          { term: t("user.failedSignIns"), detail: t("user.failedValue", { count: user.failedSignIns }) },
          ...lock,
        ]}
      />
    </Card>
  );
}
