"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";

/** Prints this page. */
export function PrintButton({ label }: { label?: string | undefined }) {
  const t = useTranslations("ui");
  return (
    <Button size="compact" onClick={() => window.print()}>
      <Printer size={18} aria-hidden="true" />
      {label ?? t("print")}
    </Button>
  );
}
