import { z } from "zod";

type Issue = Parameters<NonNullable<Parameters<typeof z.config>[0]>["customError"] & object>[0];

const sized = (key: string, name: string, value: unknown) => `${key}?${name}=${String(value)}`;

/** Default zod texts as keys of namespace `fieldErrors`, so that no English sentence slips into a Korean page. */
function messageKey(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null) return "required";
      if (issue.expected === "int" && typeof issue.input === "number" && !Number.isNaN(issue.input))
        return "notAnInteger";
      return issue.expected === "number" || issue.expected === "bigint" || issue.expected === "int"
        ? "notANumber"
        : "invalid";
    case "too_small":
      if (issue.origin === "string")
        return issue.minimum === 1 ? "required" : sized("tooShort", "minimum", issue.minimum);
      if (issue.origin === "array" || issue.origin === "set") return sized("tooFew", "minimum", issue.minimum);
      return sized("tooSmall", "minimum", issue.minimum);
    case "too_big":
      if (issue.origin === "string") return sized("tooLong", "maximum", issue.maximum);
      if (issue.origin === "array" || issue.origin === "set") return sized("tooMany", "maximum", issue.maximum);
      return sized("tooLarge", "maximum", issue.maximum);
    case "invalid_format":
      if (issue.input === "") return "required";
      if (issue.format === "date") return "day";
      if (issue.format === "datetime") return "date";
      return issue.format === "email" || issue.format === "url" ? issue.format : "invalid";
    case "invalid_value":
      if (issue.values[0] === true) return "required";
      return "chooseOne";
    default:
      return "invalid";
  }
}

z.config({ customError: messageKey });
