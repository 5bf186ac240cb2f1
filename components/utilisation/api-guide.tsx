import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { PROBLEM_CODES } from "@/lib/utilisation/domain/report";

const STATUSES = ["200", "401", "403", "409", "413", "422", "429"] as const;
/** Codes of files as a whole, that a call never gets. */
const FILE_CODES = ["EMPTY_FILE", "TOO_MANY_ROWS", "MISSING_COLUMN"];

const REQUEST = `POST /api/v1/utilisation
Authorization: Bearer fmu_…
Content-Type: application/json
Idempotency-Key: collector-2026-07-01

{
  "rows": [
    {
      "team": "…",
      "pool": "…",
      "period": "2026-07-01T13:00+09:00",
      "availableGpuHours": "512",
      "usedGpuHours": "431.25"
    }
  ]
}`;
const ANSWER = `{
  "ok": true,
  "deliveryId": "…",
  "receivedAt": "2026-07-01T05:00:03.120Z",
  "accepted": 23,
  "corrected": 0,
  "unchanged": 0,
  "refused": 1,
  "errors": [
    {
      "row": 24,
      "field": "usedGpuHours",
      "code": "USED_ABOVE_AVAILABLE",
      "value": "513"
    }
  ]
}`;

function Sample({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      <pre className="rounded-control border border-line bg-surface-2 p-4 font-mono text-small break-words whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}

/** G5: how programs send reports. */
export function ApiGuide() {
  const t = useTranslations("utilisation");
  const locale = useLocale();
  const codes = PROBLEM_CODES.filter((code) => !FILE_CODES.includes(code));
  return (
    <Card
      title={t("guide.title")}
      hint={t("guide.lead")}
      actions={
        <TextLink href={`/api/v1/openapi?locale=${locale}`} download>
          {t("guide.document")}
        </TextLink>
      }
    >
      <div className="grid gap-5">
        <div className="grid items-start gap-5 md:grid-cols-2">
          <Sample title={t("guide.request")} text={REQUEST} />
          <Sample title={t("guide.answer")} text={ANSWER} />
        </div>
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>{t("guide.idempotency")}</li>
          <li>{t("guide.partial")}</li>
          <li>{t("guide.late")}</li>
        </ul>
        <h3 className="font-semibold">{t("guide.statuses")}</h3>
        <Table
          caption={t("guide.statuses")}
          captionHidden
          rows={STATUSES}
          rowKey={(status) => status}
          columns={[
            { key: "status", header: t("guide.status"), primary: true, render: (status) => status },
            { key: "meaning", header: t("guide.meaning"), render: (status) => t(`guide.s${status}`) },
          ]}
        />
        <h3 className="font-semibold">{t("guide.codes")}</h3>
        <Table
          caption={t("guide.codes")}
          captionHidden
          rows={codes}
          rowKey={(code) => code}
          columns={[
            {
              key: "code",
              header: t("guide.code"),
              primary: true,
              render: (code) => <code className="font-mono text-small break-all">{code}</code>,
            },
            { key: "meaning", header: t("guide.meaning"), render: (code) => t(`codes.${code}`, { value: "…" }) },
          ]}
        />
      </div>
    </Card>
  );
}
