"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { ErrorState } from "@/components/ui/error-state";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** 403 and 500 alike: no word of the exception, only what to do next and the number to quote. */
export default function PageError({ error, reset }: Props) {
  const t = useTranslations("crash");
  const home = useLocale() === "en" ? "/en" : "/";
  return (
    <main id="content" tabIndex={-1}>
      <ErrorState
        title={t("title")}
        reference={error.digest}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {t("retry")}
            </Button>
            {/* A whole new page: after a crash nothing of this one is to be trusted. */}
            <a href={home} className={buttonLook()}>
              {t("home")}
            </a>
          </>
        }
      >
        <p>{t("body")}</p>
        <p>{t("next")}</p>
      </ErrorState>
    </main>
  );
}
