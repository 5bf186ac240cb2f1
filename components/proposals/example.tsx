import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** An example of a good answer, opened by who wants it. */
export function Example({ children }: { children: ReactNode }) {
  const t = useTranslations("ui.form");
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-8 list-none items-center text-link underline underline-offset-4">
        {t("example")}
      </summary>
      <div className="mt-1 border-l-4 border-line pl-3.5 whitespace-pre-line text-text-2">{children}</div>
    </details>
  );
}
