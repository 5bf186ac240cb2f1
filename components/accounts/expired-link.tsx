import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button-link";

/** A mailed link that works no longer, and what to do instead. */
export function ExpiredLink({ purpose }: { purpose: "signUp" | "reset" | "invitation" }) {
  const t = useTranslations("accounts.link");
  return (
    <>
      <PageHeader title={t("expiredTitle")} meta={t("expiredBody")} />
      {purpose === "reset" ? (
        <ButtonLink href="/reset" variant="primary">
          {t("requestReset")}
        </ButtonLink>
      ) : null}
      {purpose === "signUp" ? (
        <ButtonLink href="/sign-up" variant="primary">
          {t("requestSignUp")}
        </ButtonLink>
      ) : null}
      {purpose === "invitation" ? <p>{t("askAgain")}</p> : null}
    </>
  );
}
