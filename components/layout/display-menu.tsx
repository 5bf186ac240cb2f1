"use client";
import { useId, useState } from "react";
import { TEXT_SIZE_COOKIE, TEXT_SIZES, type TextSize, THEME_COOKIE, THEMES, type Theme } from "./preferences";

type Words<T extends string> = Record<T | "title", string>;
type Props = { theme: Theme; textSize: TextSize; words: { theme: Words<Theme>; textSize: Words<TextSize> } };

const YEAR = 365 * 86_400_000;

/** Kept in a cookie, so that the server draws the next page that way; where no cookie can be set it lasts for this page. */
async function remember(name: string, value: string) {
  if (!("cookieStore" in window)) return;
  await window.cookieStore.set({ name, value, path: "/", sameSite: "lax", expires: Date.now() + YEAR });
}

function mark(attribute: "theme" | "textSize", value: string, unmarked: string) {
  const { dataset } = document.documentElement;
  if (value === unmarked) delete dataset[attribute];
  else dataset[attribute] = value;
}

type ChoiceProps<T extends string> = {
  options: readonly T[];
  value: T;
  words: Words<T>;
  onChoose: (value: T) => void;
};

function Choice<T extends string>({ options, value, words, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="px-2 py-1.5">
      <legend className="pb-1 text-fine font-bold text-text-2">{words.title}</legend>
      {options.map((option) => (
        <label key={option} className="flex min-h-10 items-center gap-2.5 rounded-control px-1 hover:bg-surface-2">
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            onChange={() => onChoose(option)}
            className="size-4 accent-primary-solid"
          />
          {words[option]}
        </label>
      ))}
    </fieldset>
  );
}

/** Brightness and text size, applied at once. */
export function DisplayMenu({ theme: initialTheme, textSize: initialSize, words }: Props) {
  const [theme, setTheme] = useState(initialTheme);
  const [textSize, setTextSize] = useState(initialSize);
  return (
    <div className="w-48 text-small text-text">
      <Choice
        options={TEXT_SIZES}
        value={textSize}
        words={words.textSize}
        onChoose={(value) => {
          setTextSize(value);
          mark("textSize", value, "normal");
          void remember(TEXT_SIZE_COOKIE, value);
        }}
      />
      <Choice
        options={THEMES}
        value={theme}
        words={words.theme}
        onChoose={(value) => {
          setTheme(value);
          mark("theme", value, "system");
          void remember(THEME_COOKIE, value);
        }}
      />
    </div>
  );
}
