import { useTranslations } from "next-intl";
import { PublicShell } from "@/components/layout/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";

export default function NotFound() {
  const t = useTranslations("ui.errors");
  return (
    <PublicShell user={null}>
      <title>{t("notFoundTitle")}</title>
      <ErrorState title={t("notFoundTitle")} actions={<ButtonLink href="/">{t("home")}</ButtonLink>}>
        <p>{t("notFoundBody")}</p>
        <p>{t("notFoundNext")}</p>
      </ErrorState>
    </PublicShell>
  );
}
