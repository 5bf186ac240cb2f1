"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

type Problem = { message: string; href?: string | undefined };

/** Everything that stands in the way, on top of the page, each leading to its field. Takes the focus at each failed attempt. */
export function ErrorSummary({ errors, attempt }: { errors: readonly Problem[]; attempt?: number | undefined }) {
  const t = useTranslations("ui.form");
  const box = useRef<HTMLDivElement>(null);
  // Once per attempt: while a field is being mended, the focus stays with it.
  useEffect(() => {
    if (attempt) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-card border-2 border-danger bg-surface px-5 py-4">
      <h2 className="text-lead">{t("summaryTitle")}</h2>
      <ul className="mt-1.5 list-disc pl-5 text-danger">
        {errors.map((error) => (
          <li key={`${error.href ?? ""}${error.message}`}>
            {error.href ? (
              <a
                href={error.href}
                className="underline"
                onClick={(event) => {
                  const field = document.getElementById(error.href?.slice(1) ?? "");
                  if (!field) return;
                  event.preventDefault();
                  field.focus();
                  field.scrollIntoView({ block: "center" });
                }}
              >
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
