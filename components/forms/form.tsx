"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useId, useState } from "react";
import { type DefaultValues, type FieldValues, FormProvider, type Path, useForm } from "react-hook-form";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-look";
import { useCloseDialog } from "@/components/ui/close-dialog";
import { useRefusalText } from "@/components/ui/refusal-text";
import { showToast } from "@/components/ui/toast-store";
import { useRouter } from "@/lib/platform/i18n/navigation";
import "@/lib/platform/zod-messages";
import type { Failure, Outcome } from "@/lib/platform/outcome";
import { ErrorSummary } from "./error-summary";
import { useErrorText } from "./error-text";
import { flattenErrors } from "./flatten-errors";
import { FormId, fieldId } from "./form-context";
import { inPageOrder, labelText } from "./label-text";

type Schema = z.ZodType<FieldValues, FieldValues>;
type Props<S extends Schema, T> = {
  schema: S;
  action: (input: z.input<S>) => Promise<Outcome<T>>;
  defaultValues: DefaultValues<z.input<S>>;
  submitLabel: string;
  submitVariant?: ButtonVariant | undefined;
  secondary?: ReactNode;
  refusalsNamespace?: string | undefined;
  /** Which field a refusal is about, by its reason: the summary leads there, and the field says it. */
  refusalFields?: Record<string, string> | undefined;
  successMessage?: string | undefined;
  redirectTo?: string | ((data: T) => string) | undefined;
  onSuccess?: ((data: T) => void) | undefined;
  children: ReactNode;
};

const LOST: Failure = { ok: false, code: "INTERNAL" };

/** The one way to send typed things: same schema as the action, errors on top and at the field, nothing typed is ever lost. */
export function Form<S extends Schema, T>(props: Props<S, T>) {
  const { schema, action, defaultValues, refusalsNamespace, refusalFields, successMessage, redirectTo, onSuccess } =
    props;
  const formId = useId().replace(/[^\w-]/g, "");
  const router = useRouter();
  const errorText = useErrorText();
  const closeDialog = useCloseDialog();
  const refusalText = useRefusalText(refusalsNamespace);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<z.input<S>>({
    // raw: the action parses again, so it must get what was typed, not what the schema made of it.
    resolver: zodResolver(schema as never, undefined, { raw: true }) as never,
    defaultValues,
    shouldFocusError: false,
  });
  const { errors, isSubmitting, submitCount } = form.formState;
  const onSubmit = form.handleSubmit(async (values) => {
    setFailure(null);
    const outcome = (await action(values as z.input<S>).catch(() => LOST)) ?? LOST;
    if (!outcome.ok) {
      for (const [name, [key]] of Object.entries(outcome.fieldErrors ?? {})) {
        form.setError(name as Path<z.input<S>>, { type: "server", message: key ?? "invalid" });
      }
      return setFailure(outcome);
    }
    if (successMessage) showToast({ title: successMessage });
    closeDialog?.();
    onSuccess?.(outcome.data);
    if (redirectTo) router.push(typeof redirectTo === "string" ? redirectTo : redirectTo(outcome.data));
    else if (!onSuccess) router.refresh();
  });
  const fields = flattenErrors(errors).map(({ name, message }) => {
    const id = fieldId(formId, name);
    const label = labelText(id);
    return { message: label ? `${label}: ${errorText(message)}` : errorText(message), href: `#${id}` };
  });
  const about = failure?.reason ? refusalFields?.[failure.reason] : undefined;
  const general =
    failure && !(failure.code === "INVALID_INPUT" && fields.length > 0)
      ? [{ message: refusalText(failure), ...(about ? { href: `#${fieldId(formId, about)}` } : {}) }]
      : [];
  return (
    <FormId value={formId}>
      <FormProvider {...form}>
        <form noValidate onSubmit={onSubmit} className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <ErrorSummary
            attempt={isSubmitting ? undefined : submitCount}
            errors={isSubmitting ? [] : [...general, ...inPageOrder(fields)]}
          />
          {props.children}
          <div className="flex flex-wrap items-center gap-2.5">
            <Button type="submit" variant={props.submitVariant ?? "primary"} pending={isSubmitting}>
              {props.submitLabel}
            </Button>
            {props.secondary}
          </div>
        </form>
      </FormProvider>
    </FormId>
  );
}
