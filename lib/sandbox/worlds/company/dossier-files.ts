import { hexOf, type Random } from "../../random";
import { AWKWARD_NAMES } from "./awkward-file-names";
import type { Attachment, Dossier, Reaction, Subject } from "./dossier";

type File = Pick<Attachment, "fileName" | "size"> & Partial<Pick<Attachment, "holds" | "isGone" | "restricted">>;

const KIB = 1_024;
const MIB = 1_024 * KIB;

/** Sizes at which clients go wrong: nothing, around a group of base64, around a buffer, and large. */
const SIZES: readonly File[] = [
  ...[0, 1, 2, 3, 4, 5, 56, 57, 58, 75, 76, 77].map((size) => ({ fileName: `${size} bytes.bin`, size })),
  ...[-1, 0, 1].flatMap((more) =>
    [1 * KIB, 48 * KIB, 64 * KIB, 1 * MIB].map((size) => ({ fileName: `${size + more} bytes.bin`, size: size + more })),
  ),
  { fileName: "leeg.pdf", size: 0 },
  { fileName: "leeg", size: 0 },
  { fileName: "afgebroken.pdf", size: 700 },
  { fileName: "klein.png", size: 2 * KIB },
  { fileName: "5 MB.txt", size: 5 * MIB },
  { fileName: "foto 20 MB.png", size: 20 * MIB },
  { fileName: "tekening 60 MB.dwg", size: 60 * MIB },
];

/** Files of which the name, the type or the list says something else than the bytes. */
const LIARS: readonly File[] = [
  { fileName: "geen plaatje.png", size: 3 * KIB, holds: "html" },
  { fileName: "plaatje met script.svg", size: 2 * KIB },
  { fileName: "pagina met script.html", size: 2 * KIB },
  { fileName: "programma.pdf", size: 9 * KIB, holds: "exe" },
  { fileName: "plaatje.pdf", size: 12 * KIB, holds: "png" },
  { fileName: "latin1.txt", size: 4 * KIB, holds: "latin1" },
  { fileName: "pdf zonder extensie", size: 14 * KIB, holds: "pdf" },
  { fileName: "lijst.csv", size: 6 * KIB },
  { fileName: "verdwenen.pdf", size: 24 * KIB, isGone: true },
  { fileName: "vertrouwelijk.pdf", size: 24 * KIB, restricted: true },
];

/** How often every awkward name comes back on reactions. */
const ROUNDS_ON_REACTIONS = 2;
const FIRST_ON_ITEMS = 90_001;
const FIRST_ON_REACTIONS = 95_001;

/**
 * The dossier with the files that break links: on its first item all sizes and lies, on its second every awkward name
 * once and one of them twice, and all names again over items and reactions.
 */
export function withAwkwardFiles(random: Random, dossier: Dossier): Dossier {
  const items = dossier.subjects.filter(({ debtor }) => debtor !== null);
  const [first, second] = items;
  if (!first || !second) throw new RangeError("A dossier without items");
  const named = (): File[] =>
    AWKWARD_NAMES.map(({ name }) => ({
      fileName: name,
      size: random.pick([random.int(0, 90), random.int(600, 60_000)]),
    }));
  const onItems = [
    ...[...SIZES, ...LIARS].map((file) => hung(file, first, null)),
    ...[...named(), { fileName: "offerte.pdf", size: 9_001 }].map((file) => hung(file, second, null)),
    ...named().map((file) => hung(file, random.pick(items), null)),
  ];
  const onReactions = Array.from({ length: ROUNDS_ON_REACTIONS }, named)
    .flat()
    .map((file) => {
      const reaction = random.pick(dossier.reactions);
      return hung(file, reaction.subject, reaction);
    });
  return {
    ...dossier,
    attachments: [...dossier.attachments, ...numbered(onItems, FIRST_ON_ITEMS)],
    reactionAttachments: [...dossier.reactionAttachments, ...numbered(onReactions, FIRST_ON_REACTIONS)],
  };
}

function hung(file: File, subject: Subject, reaction: Reaction | null): Omit<Attachment, "attachmentId" | "fileId"> {
  return { ...file, subject, reaction };
}

function numbered(files: readonly Omit<Attachment, "attachmentId" | "fileId">[], first: number): Attachment[] {
  return files.map((own, index) => {
    const attachmentId = first + index;
    return { ...own, attachmentId, fileId: hexOf(`file ${attachmentId} ${own.fileName}`, 32) };
  });
}
