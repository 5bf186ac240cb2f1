"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { useRouter } from "@/lib/platform/i18n/navigation";
import { createTokenAction } from "@/lib/utilisation/actions";
import { createTokenSchema, TOKEN_DAYS } from "@/lib/utilisation/schema";

/** The key itself, this once. Takes the focus, because the page around it has changed. */
function ShownKey({ token }: { token: string }) {
  const t = useTranslations("utilisation.keys");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const onCopy = async () => {
    await navigator.clipboard.writeText(token);
    showToast({ title: t("copied") });
  };
  return (
    <section className="mb-6 grid gap-3 rounded-card border border-line bg-info-tint p-4.5">
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        {t("shownTitle")}
      </h3>
      <p>{t("shownBody")}</p>
      <code className="rounded-control bg-surface p-3 font-mono break-all">{token}</code>
      <div>
        <Button size="compact" onClick={() => void onCopy()}>
          {t("copy")}
        </Button>
      </div>
    </section>
  );
}

/** G5: makes a key and shows it once. */
export function TokenForm({ teamId }: { teamId: string }) {
  const t = useTranslations("utilisation.keys");
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
        defaultValues={{ teamId, name: "", days: "90" }}
        refusalsNamespace="utilisation"
        submitLabel={t("create")}
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
