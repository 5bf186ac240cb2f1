"use client";
import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Locale } from "@/lib/platform/i18n/routing";

// As many texts as there are sets of namespaces: each is read once per process and once per tab.
const read = new Map<string, AbstractIntlMessages>();

function wordsOf(text: string): AbstractIntlMessages {
  const known = read.get(text) ?? JSON.parse(text);
  read.set(text, known);
  return known;
}

/** The words everything on the page may say. */
export function FirstMessages({ locale, text, children }: { locale: Locale; text: string; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={locale} messages={wordsOf(text)} timeZone="Asia/Seoul">
      {children}
    </NextIntlClientProvider>
  );
}

/** Puts words beside those that came from further up: a page sends nothing twice. */
export function AddedMessages({ text, children }: { text: string; children: ReactNode }) {
  const before: AbstractIntlMessages = useMessages();
  const together = useMemo(() => {
    const messages = wordsOf(text);
    const errors = [before.fieldErrors, messages.fieldErrors].filter((one) => typeof one === "object");
    return { ...before, ...messages, fieldErrors: Object.assign({}, ...errors) };
  }, [before, text]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={together}>
      {children}
    </NextIntlClientProvider>
  );
}
