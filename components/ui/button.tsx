"use client";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { Spinner } from "./spinner";

type Props = Omit<ComponentProps<"button">, "className"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  pending?: boolean | undefined;
  block?: boolean | undefined;
};

/** While pending it keeps its words and its focus, says that it is busy and does nothing. */
export function Button({ variant, size, pending, block, type = "button", children, onClick, ...rest }: Props) {
  return (
    <button
      type={type}
      className={buttonLook(variant, size, block)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {pending ? <Spinner /> : null}
      {children}
    </button>
  );
}
