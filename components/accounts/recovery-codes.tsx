"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { PrintButton } from "@/components/ui/print-button";
import { showToast } from "@/components/ui/toast-store";

/** Ten codes, shown this once: to copy, print or write down. Takes the focus, because the page around it has changed. */
export function RecoveryCodes({ codes, children }: { codes: readonly string[]; children?: ReactNode }) {
  const t = useTranslations("accounts.secondFactor");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const onCopy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    showToast({ title: t("copied") });
  };
  return (
    <section className="grid gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-card">
        {t("codesTitle")}
      </h2>
      <p>{t("codesLead")}</p>
      <ol
        aria-label={t("codesLabel")}
        className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-card border border-line bg-surface-2 p-4 font-mono text-lead"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2.5 print:hidden">
        <Button onClick={() => void onCopy()}>{t("copy")}</Button>
        <PrintButton />
        {children}
      </div>
    </section>
  );
}
