import type { Messages } from "../nl";

export const dossierExport: Messages["dossierExport"] = {
  title: "Export dossier",
  intro:
    "All attachments of the chosen dossier items, in folders, with an index of every item and every file. Goes on in the background, also when you leave.",
  items: {
    title: "Which dossier items",
    types: "Types",
    all: "All types",
    some: "{count, plural, one {# type} other {# types}} chosen",
    filter: "Filter",
    reactions: "Attachments of reactions too",
    noReactions: "This connection has no GetConnector with attachments of reactions.",
  },
  folders: {
    title: "Folders",
    pattern: "Folder pattern",
    hint: "A / begins a folder. Insert a value of the item:",
    field: "Another field…",
    words: {
      nummer: "Number",
      jaar: "Year",
      maand: "Month",
      datum: "Date",
      type: "Type",
      relatie: "Contact",
      onderwerp: "Subject",
    },
    insert: "Insert {word}",
    problems: {
      tooDeep: "No more than {most} folders deep.",
      malformed: "This is not a proper field: {text}",
      unknown: "A dossier item has no field {name}.",
    },
    preview: "Where the first files will be",
    noFiles: "No files with the first dossier items of this choice.",
    reading: "Looking for files…",
  },
  index: {
    title: "Index",
    intro:
      "index.csv and index.xlsx go with the files: number, type, date, reaction, name, path, size, SHA-256 and outcome of every file, and items without one.",
    columns: "These fields of the item too",
    add: "Add a field",
    remove: "Remove {field}",
  },
  target: {
    title: "Where to",
    result: "Result",
    zip: "ZIP file to download",
    transport: "Fetch over",
    rest: "REST",
    soap: "SOAP",
    folder: "Folder on the server: {folder}",
  },
  estimate: {
    title: "Size",
    button: "Estimate size",
    again: "Estimate again",
    cost: "Takes twenty to fifty calls.",
    busy: "Counting…",
    exact:
      "{items, plural, one {# dossier item} other {# dossier items}}, {files, plural, one {# file} other {# files}}.",
    reckoned:
      "{items, plural, one {# dossier item} other {# dossier items}}, an estimated {files, plural, one {# file} other {# files}}.",
    bytes: "About {bytes} together.",
    noBytes: "Profit lists no sizes.",
    time: "About {duration}, at the pace of the last export.",
    noTime: "How long it takes shows once it runs.",
    spent: "Took {calls, plural, one {# call} other {# calls}}.",
    outdated: "The choice has changed since.",
  },
  start: "Start export",
  unfinished: "Finish the filter first. An export cannot ask for a value.",
};
