"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Asks next-auth where to go. A form post would be stopped by our own form-action policy when it leads to another site. */
async function providerAddress(callbackUrl: string): Promise<string | null> {
  const answer = await fetch("/api/auth/csrf");
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const sent = await fetch("/api/auth/signin/oidc", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl, json: "true" }),
  });
  const { url } = (await sent.json()) as { url?: string };
  return url ?? null;
}

/** The way to the sign-in provider that the operator configured. */
export function OidcButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  const t = useTranslations("accounts");
  const [state, setState] = useState<"ready" | "leaving" | "failed">("ready");
  const onClick = async () => {
    setState("leaving");
    const address = await providerAddress(callbackUrl).catch(() => null);
    if (address) window.location.assign(address);
    else setState("failed");
  };
  return (
    <div className="grid gap-2.5">
      <Button block pending={state === "leaving"} onClick={() => void onClick()}>
        {state === "leaving" ? t("signIn.oidcPending") : t("signIn.oidc", { name })}
      </Button>
      <div role="alert" className="empty:hidden">
        {state === "failed" ? <Notice tone="danger">{t("oidcErrors.OTHER")}</Notice> : null}
      </div>
    </div>
  );
}
