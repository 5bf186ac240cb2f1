import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";

/** What a page says that does not exist, or not for this reader; in the frame of the pages around it. */
export function MissingPage() {
  const t = useTranslations("ui.errors");
  return (
    <>
      <title>{t("notFoundTitle")}</title>
      <ErrorState title={t("notFoundTitle")} actions={<ButtonLink href="/">{t("home")}</ButtonLink>}>
        <p>{t("notFoundBody")}</p>
        <p>{t("notFoundNext")}</p>
      </ErrorState>
    </>
  );
}
