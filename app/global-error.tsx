"use client";
import en from "../messages/en/ui.json";
import ko from "../messages/ko/ui.json";

type Props = { error: Error & { digest?: string } };

/** When even the document could not be drawn: both languages, no style sheet, no script needed. */
export default function GlobalError({ error }: Props) {
  return (
    <html lang="ko">
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          maxWidth: 640,
          margin: "15vh auto",
          padding: 24,
          lineHeight: 1.6,
        }}
      >
        <title>{ko.errors.crashTitle}</title>
        <h1>{ko.errors.crashTitle}</h1>
        <p>
          {ko.errors.crashBody} {ko.errors.crashNext}
        </p>
        <p lang="en">
          {en.errors.crashTitle}. {en.errors.crashBody} {en.errors.crashNext}
        </p>
        {error.digest ? <p>{error.digest}</p> : null}
        <p>
          <a href="/">{ko.errors.home}</a>
        </p>
      </body>
    </html>
  );
}
