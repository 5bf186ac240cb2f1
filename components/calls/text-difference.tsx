import { diffWordsWithSpace } from "diff";

/** What was taken out and what was put in, word by word; said by marks and words for those who do not see colours. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const parts = diffWordsWithSpace(before, after);
  return (
    <p className="whitespace-pre-line">
      {parts.map((part, index) => {
        const key = `${index}-${part.value.length}`;
        if (part.added)
          return (
            <ins key={key} className="bg-success-tint text-success underline">
              {part.value}
            </ins>
          );
        if (part.removed)
          return (
            <del key={key} className="bg-danger-tint text-danger">
              {part.value}
            </del>
          );
        return <span key={key}>{part.value}</span>;
      })}
    </p>
  );
}
