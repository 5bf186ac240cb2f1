"use client";
import { useEffect } from "react";

const HREF = "/fonts/pretendard-gov-rare.css";

/** Seldom used letters come after the page stands: their list of ranges is three times as long as the rest of the styles. */
export function RareLetters() {
  useEffect(() => {
    if (document.querySelector(`link[href="${HREF}"]`)) return;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: HREF }));
  }, []);
  return null;
}
