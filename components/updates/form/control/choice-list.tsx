"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/command";

/** A list of thousands is searched, not read: this many are drawn. */
const MOST_SHOWN = 100;

type Choice = { id: string; text: string };

type ChoiceListProps = {
  choices: readonly Choice[];
  current: string | null;
  words: { search: string; none: string; more: (count: number) => string };
  /** Given: what was typed can be chosen too. */
  ownWord?: (typed: string) => string;
  onChoose: (id: string) => void;
};

/** Values with their texts, found by either; arrows and Enter choose. */
export function ChoiceList({ choices, current, words, ownWord, onChoose }: ChoiceListProps) {
  const [typed, setTyped] = useState("");
  const sought = typed.trim().toLowerCase();
  const found = sought === "" ? choices : matching(choices, sought);
  const shown = found.slice(0, MOST_SHOWN);
  const isOwn = ownWord && sought !== "" && !choices.some(({ id }) => id === typed.trim());
  return (
    <Command label={words.search} shouldFilter={false} loop>
      <CommandInput autoFocus value={typed} onValueChange={setTyped} placeholder={words.search} />
      <CommandList label={words.search} className="max-h-72">
        {shown.map(({ id, text }) => (
          <CommandItem key={id} value={id} onSelect={() => onChoose(id)}>
            <Check aria-hidden className={cn(id !== current && "invisible")} />
            <code className="shrink-0 text-sm">{id}</code>
            <span className="min-w-0 break-words">{text}</span>
          </CommandItem>
        ))}
        {isOwn ? (
          <CommandItem value={`\u0000${typed}`} onSelect={() => onChoose(typed.trim())}>
            {ownWord(typed.trim())}
          </CommandItem>
        ) : null}
      </CommandList>
      {found.length === 0 ? (
        <p role="status" className="px-3 py-2 text-sm text-muted-foreground">
          {words.none}
        </p>
      ) : null}
      {found.length > shown.length ? (
        <p className="border-t px-3 py-1.5 text-sm text-muted-foreground">{words.more(found.length - shown.length)}</p>
      ) : null}
    </Command>
  );
}

/** An id that is meant comes first, then those that begin so, then the rest; each in the order of the list. */
function matching(choices: readonly Choice[], sought: string): Choice[] {
  const ranked = choices.flatMap((choice) => {
    const [id, text] = [choice.id.toLowerCase(), choice.text.toLowerCase()];
    if (id === sought) return { choice, rank: 0 };
    if (id.startsWith(sought) || text.startsWith(sought)) return { choice, rank: 1 };
    return id.includes(sought) || text.includes(sought) ? { choice, rank: 2 } : [];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ choice }) => choice);
}
