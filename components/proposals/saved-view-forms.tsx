"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextField } from "@/components/forms/text-field";
import { ActionButton } from "@/components/ui/action-button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import {
  chooseDefaultViewAction,
  deleteViewAction,
  renameViewAction,
  saveViewAction,
} from "@/lib/proposals/actions/views";
import { renameViewSchema, saveViewSchema } from "@/lib/proposals/schema/views";
import type { SavedViewRow } from "@/lib/proposals/types/views";

/** Keeps what the list shows now under a name. */
export function SaveView({ query }: { query: string }) {
  const t = useTranslations("views");
  return (
    <Dialog
      triggerLabel={t("save")}
      triggerVariant="ghost"
      triggerSize="compact"
      title={t("saveTitle")}
      description={t("saveBody")}
    >
      <Form
        schema={saveViewSchema}
        action={saveViewAction}
        defaultValues={{ list: "call-proposals", query, name: "", isDefault: false }}
        refusalsNamespace="views"
        submitLabel={t("saveSubmit")}
        successMessage={t("saved")}
      >
        <HiddenField name="list" />
        <HiddenField name="query" />
        <TextField name="name" label={t("name")} help={t("nameHelp")} />
        <CheckboxField name="isDefault" label={t("openFirst")} optional />
      </Form>
    </Dialog>
  );
}

function ManagedView({ view }: { view: SavedViewRow }) {
  const t = useTranslations("views");
  return (
    <li className="grid gap-3 border-t border-line py-4 first:border-0 first:pt-0">
      <Form
        schema={renameViewSchema}
        action={renameViewAction}
        defaultValues={{ viewId: view.id, name: view.name }}
        refusalsNamespace="views"
        submitLabel={t("rename")}
        submitVariant="secondary"
        successMessage={t("renamed")}
        secondary={
          <>
            <ActionButton
              action={chooseDefaultViewAction}
              input={{ viewId: view.id, isDefault: !view.isDefault }}
              label={view.isDefault ? t("clearDefault") : t("makeDefault")}
              variant="ghost"
              refusalsNamespace="views"
              successMessage={t("defaultChosen")}
            />
            <ConfirmDialog
              triggerLabel={t("delete")}
              triggerVariant="ghost"
              title={t("deleteTitle")}
              description={t("deleteBody")}
              affected={[view.name]}
              confirmLabel={t("delete")}
              tone="danger"
              action={deleteViewAction}
              input={{ viewId: view.id }}
              refusalsNamespace="views"
              successMessage={t("deleted")}
            />
          </>
        }
      >
        <HiddenField name="viewId" />
        <TextField name="name" label={t("name")} />
      </Form>
    </li>
  );
}

/** Names, order of opening and removal of one's own views. */
export function ManageViews({ views }: { views: readonly SavedViewRow[] }) {
  const t = useTranslations("views");
  return (
    <Dialog triggerLabel={t("manage")} triggerVariant="ghost" triggerSize="compact" title={t("manageTitle")}>
      <ul>
        {views.map((view) => (
          <ManagedView key={`${view.id} ${view.name} ${view.isDefault}`} view={view} />
        ))}
      </ul>
    </Dialog>
  );
}
