"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { ErrorState } from "@/components/ui/error-state";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** 403 and 500 alike: no word of the exception, only what to do next and the number to quote. */
export default function PageError({ error, reset }: Props) {
  const t = useTranslations("ui.errors");
  return (
    <main id="content" tabIndex={-1}>
      <ErrorState
        title={t("crashTitle")}
        reference={error.digest}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {t("retry")}
            </Button>
            <ButtonLink href="/">{t("home")}</ButtonLink>
          </>
        }
      >
        <p>{t("crashBody")}</p>
        <p>{t("crashNext")}</p>
      </ErrorState>
    </main>
  );
}
