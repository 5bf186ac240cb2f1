export type ButtonVariant = "primary" | "secondary" | "danger" | "ghost";
export type ButtonSize = "regular" | "compact";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-primary-solid bg-primary-solid text-on-primary hover:bg-primary-strong hover:border-primary-strong",
  secondary: "border-button-line bg-surface text-text hover:bg-surface-2",
  danger: "border-danger bg-surface text-danger hover:bg-danger-tint",
  ghost: "border-transparent bg-transparent text-link underline underline-offset-4 hover:bg-surface-2",
};
const SIZES: Record<ButtonSize, string> = {
  regular: "min-h-13 px-6 text-body",
  compact: "min-h-11 px-4 text-small sm:whitespace-nowrap",
};

/** The classes of everything that looks like a button. */
export function buttonLook(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "regular",
  block: boolean | undefined = false,
): string {
  return `focus-ring inline-flex items-center justify-center gap-2 rounded-control border py-1 text-center leading-tight font-semibold disabled:border-line-strong disabled:bg-surface-2 disabled:text-text-2 ${
    variant === "ghost" ? "" : "no-underline"
  } ${VARIANTS[variant]} ${SIZES[size]} ${block ? "w-full" : ""}`;
}
