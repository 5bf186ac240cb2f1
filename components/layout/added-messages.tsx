"use client";
import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Puts words beside those that came from further up: a page sends nothing twice. */
export function AddedMessages({ messages, children }: { messages: AbstractIntlMessages; children: ReactNode }) {
  const before: AbstractIntlMessages = useMessages();
  const together = useMemo(() => {
    const errors = [before.fieldErrors, messages.fieldErrors].filter((one) => typeof one === "object");
    return { ...before, ...messages, fieldErrors: Object.assign({}, ...errors) };
  }, [before, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={together}>
      {children}
    </NextIntlClientProvider>
  );
}
