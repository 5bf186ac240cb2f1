"use client";
import type { Outcome } from "@/lib/platform/outcome";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-look";
import { useAction } from "./use-action";

type Props<I extends object> = {
  action: (input: I) => Promise<Outcome<unknown>>;
  input: I;
  label: string;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  refusalsNamespace?: string | undefined;
  successMessage?: string | undefined;
  redirectTo?: string | undefined;
};

/** One click, one server action. Whatever cannot be taken back asks first: ConfirmDialog. */
export function ActionButton<I extends object>({ action, input, label, variant, size, ...options }: Props<I>) {
  const { run, pending, problem } = useAction(() => action(input), options);
  return (
    <span className="inline-grid gap-1.5">
      <Button variant={variant} size={size} pending={pending} onClick={() => void run()}>
        {label}
      </Button>
      <span role="alert" className="text-small text-danger empty:hidden">
        {problem}
      </span>
    </span>
  );
}
