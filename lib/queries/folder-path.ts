export const FOLDER_LIMIT = 200;

/** `" Debtors // Checks/ "` → `Debtors/Checks`; empty = no folder. */
export function folderPathOf(typed: string): string {
  return partsOfFolder(typed).join("/");
}

export function partsOfFolder(path: string): string[] {
  return path
    .normalize("NFC")
    .split("/")
    .map((part) => part.trim())
    .filter(Boolean);
}
