import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";

type Props = { user: { status: "ACTIVE" | "DISABLED"; lockedUntil: Date | null } };

export function UserStatusTag({ user }: Props) {
  const t = useTranslations("accounts.users.statuses");
  if (user.status === "DISABLED") return <StatusTag tone="stop">{t("DISABLED")}</StatusTag>;
  if (user.lockedUntil) return <StatusTag tone="warn">{t("LOCKED")}</StatusTag>;
  return <StatusTag tone="done">{t("ACTIVE")}</StatusTag>;
}
