import { useTranslations } from "next-intl";
import { env } from "@/lib/platform/env";

/** Who to ask, on every page; and whether this is the real programme. */
export function Footer() {
  const t = useTranslations("layout.footer");
  return (
    <footer className="mt-auto border-t border-line bg-surface text-small text-text-2 print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-baseline justify-between gap-x-8 gap-y-2 px-4 py-6 md:px-6">
        <p>{t("note")}</p>
        <address className="flex flex-wrap gap-x-4 gap-y-1 not-italic">
          <b className="font-semibold text-text">{t("contact")}</b>
          <a className="text-link underline" href={`tel:${env.CONTACT_PHONE}`}>
            {env.CONTACT_PHONE}
          </a>
          <a className="text-link underline" href={`mailto:${env.CONTACT_EMAIL}`}>
            {env.CONTACT_EMAIL}
          </a>
          <span>{t("hours")}</span>
        </address>
        {env.PORTAL_MODE === "production" ? null : <p className="w-full">{t(env.PORTAL_MODE)}</p>}
      </div>
    </footer>
  );
}
