import { useTranslations } from "next-intl";
import { QrCode } from "./qr-code";

/** What to scan, or to type where nothing can be scanned. */
export function EnrolmentSteps({ offer }: { offer: { uri: string; key: string } }) {
  const t = useTranslations("accounts.secondFactor");
  return (
    <div className="mb-6 grid gap-3">
      <p className="font-semibold">{t("stepScan")}</p>
      <p className="text-small text-text-2">{t("stepScanHint")}</p>
      <QrCode text={offer.uri} label={t("qrLabel")} />
      <p className="text-small text-text-2">{t("manualKey")}</p>
      <p className="font-mono text-small [overflow-wrap:anywhere]">{offer.key}</p>
    </div>
  );
}
