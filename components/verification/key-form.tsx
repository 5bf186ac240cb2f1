"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { createTokenAction } from "@/lib/verification/actions";
import { createTokenSchema, TOKEN_DAYS } from "@/lib/verification/schema";

/** The key itself, this once. Takes the focus, because the page around it has changed. */
function ShownKey({ token }: { token: string }) {
  const t = useTranslations("verification.keys");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="mb-6 grid gap-3 rounded-card border border-line bg-info-tint p-4.5">
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        {t("shownTitle")}
      </h3>
      <p>{t("shownBody")}</p>
      <code className="rounded-control bg-surface p-3 font-mono break-all">{token}</code>
    </section>
  );
}

/** V1: makes a key for the operator's programs and shows it once. */
export function KeyForm() {
  const t = useTranslations("verification.keys");
  const router = useRouter();
  const [token, setToken] = useState<string | null>(null);
  const onMade = (made: { token: string }) => {
    setToken(made.token);
    router.refresh();
  };
  return (
    <>
      {token === null ? null : <ShownKey key={token} token={token} />}
      <Form
        key={token ?? ""}
        schema={createTokenSchema}
        action={createTokenAction}
        defaultValues={{ name: "", days: "90" }}
        refusalsNamespace="verification"
        submitLabel={t("create")}
        submitVariant="secondary"
        onSuccess={onMade}
      >
        <TextField name="name" label={t("name")} help={t("nameHelp")} />
        <SelectField
          name="days"
          label={t("days")}
          options={TOKEN_DAYS.map((days) => ({ value: String(days), label: t("daysOption", { count: days }) }))}
        />
      </Form>
    </>
  );
}
