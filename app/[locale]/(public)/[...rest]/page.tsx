import { notFound } from "next/navigation";

/** Every address without a page of its own gets the localized 404. */
export default function UnknownAddress() {
  notFound();
}
