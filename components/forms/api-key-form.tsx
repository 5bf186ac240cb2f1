"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { DefaultValues, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-look";
import { showToast } from "@/components/ui/toast-store";
import { useRouter } from "@/lib/platform/i18n/navigation";
import type { Outcome } from "@/lib/platform/outcome";
import { Form } from "./form";
import { SelectField } from "./select-field";
import { TextField } from "./text-field";

type Schema = z.ZodType<FieldValues, FieldValues>;
type Props<S extends Schema> = {
  schema: S;
  action: (input: z.input<S>) => Promise<Outcome<{ token: string }>>;
  defaultValues: DefaultValues<z.input<S>>;
  /** Days a key may live, to choose from. */
  days: readonly number[];
  nameHelp: string;
  refusalsNamespace: string;
  submitVariant?: ButtonVariant;
};

/** The key itself, this once. Takes the focus, because the page around it has changed. */
function ShownKey({ token }: { token: string }) {
  const t = useTranslations("ui.keys");
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

/** Makes a key for a program, with a name and an end, and shows it once. */
export function ApiKeyForm<S extends Schema>({ days, nameHelp, submitVariant, ...form }: Props<S>) {
  const t = useTranslations("ui.keys");
  const router = useRouter();
  const [token, setToken] = useState<string | null>(null);
  const onMade = (made: { token: string }) => {
    setToken(made.token);
    router.refresh();
  };
  return (
    <>
      {token === null ? null : <ShownKey key={token} token={token} />}
      <Form key={token ?? ""} {...form} submitVariant={submitVariant} submitLabel={t("create")} onSuccess={onMade}>
        <TextField name="name" label={t("name")} help={nameHelp} />
        <SelectField
          name="days"
          label={t("days")}
          options={days.map((count) => ({ value: String(count), label: t("daysOption", { count }) }))}
        />
      </Form>
    </>
  );
}
