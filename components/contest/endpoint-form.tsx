"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { TextField } from "@/components/forms/text-field";
import { ActionButton } from "@/components/ui/action-button";
import { Dialog } from "@/components/ui/dialog";
import { registerEndpointAction, testEndpointAction } from "@/lib/contest/actions";
import { registerEndpointSchema } from "@/lib/contest/schema/endpoint";
import type { EndpointView } from "@/lib/contest/types";

type Seat = { contestId: string; teamId: string };
type Props = Seat & { teamName: string; endpoint: Pick<EndpointView, "baseUrl" | "model" | "keyEnding"> | null };

/** X2: where a team's variant answers. A key that is there already is never sent to the browser: empty keeps it. */
export function EndpointDialog({ contestId, teamId, teamName, endpoint }: Props) {
  const t = useTranslations("contest.endpoint");
  const ending = endpoint?.keyEnding ? t("keyEnding", { ending: endpoint.keyEnding }) : t("keyHidden");
  return (
    <Dialog
      triggerLabel={t(endpoint ? "change" : "register")}
      triggerSize="compact"
      title={t("title", { team: teamName })}
      description={t("body")}
    >
      <Form
        schema={registerEndpointSchema}
        action={registerEndpointAction}
        defaultValues={{ contestId, teamId, baseUrl: endpoint?.baseUrl ?? "", model: endpoint?.model ?? "", key: "" }}
        refusalsNamespace="contest"
        submitLabel={t("save")}
        successMessage={t("saved")}
      >
        <TextField name="baseUrl" type="url" label={t("baseUrl")} help={t("baseUrlHelp")} />
        <TextField name="model" label={t("model")} help={t("modelHelp")} autoComplete="off" />
        <TextField
          name="key"
          type="password"
          autoComplete="new-password"
          label={t("key")}
          help={endpoint ? t("keyKeepHelp", { ending }) : t("keyHelp")}
          optional={endpoint !== null}
        />
      </Form>
    </Dialog>
  );
}

export function TestButton({ contestId, teamId }: Seat) {
  const t = useTranslations("contest.endpoint");
  return (
    <ActionButton
      action={testEndpointAction}
      input={{ contestId, teamId }}
      label={t("test")}
      size="compact"
      refusalsNamespace="contest"
      successMessage={t("tested")}
    />
  );
}
