const COLOURS = ["#346fb2", "#267337", "#8a5c00", "#096ab3", "#6b3fa0", "#a61e69"];

const colourOf = (name: string): string =>
  COLOURS[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS.length] ?? "#346fb2";

/** A person's first letter; beside the name, so it is not said. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-[26px] flex-none place-items-center rounded-full text-[0.75rem] font-bold text-[#fff]"
      style={{ background: colourOf(name) }}
    >
      {[...name][0]}
    </span>
  );
}
