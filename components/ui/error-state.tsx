import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = { title: ReactNode; children: ReactNode; reference?: string | undefined; actions?: ReactNode };

/** What happened, what to do next, and the number to quote. Its title is the page's h1. */
export function ErrorState({ title, children, reference, actions }: Props) {
  const t = useTranslations("ui");
  return (
    <div className="mx-auto max-w-reading px-4 py-12 md:px-6 md:py-20">
      <h1 className="text-title-phone tracking-[-0.01em] md:text-title">{title}</h1>
      <div className="mt-3 grid gap-2 text-text-2">{children}</div>
      {reference ? (
        <p className="mt-5 text-small text-text-2">
          {t("reference")} <b className="font-mono text-text select-all">{reference}</b>
        </p>
      ) : null}
      {actions ? <div className="mt-8 flex flex-wrap gap-2.5">{actions}</div> : null}
    </div>
  );
}
