"use client";
import en from "../messages/en/crash.json";
import ko from "../messages/ko/crash.json";

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
        <title>{ko.title}</title>
        <h1>{ko.title}</h1>
        <p>
          {ko.body} {ko.next}
        </p>
        <p lang="en">
          {en.title}. {en.body} {en.next}
        </p>
        {error.digest ? <p>{error.digest}</p> : null}
        <p>
          <a href="/">{ko.home}</a>
        </p>
      </body>
    </html>
  );
}
