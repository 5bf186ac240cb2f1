import { useTranslations } from "next-intl";
import { PublicShell } from "@/components/layout/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";

export default function Forbidden() {
  const t = useTranslations("ui.errors");
  return (
    <PublicShell user={null}>
      <title>{t("forbiddenTitle")}</title>
      <ErrorState title={t("forbiddenTitle")} actions={<ButtonLink href="/">{t("home")}</ButtonLink>}>
        <p>{t("forbiddenBody")}</p>
      </ErrorState>
    </PublicShell>
  );
}
