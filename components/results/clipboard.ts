/**
 * Puts text on the clipboard; false when the browser refuses. The console is often served over plain http inside a
 * company, where `navigator.clipboard` does not exist: there the old command still works, in answer to a key or a click.
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // No permission, or the page lost the focus: the old way may still do.
    }
  }
  return copyByCommand(text);
}

function copyByCommand(text: string): boolean {
  let isDone = false;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isDone = true;
  };
  document.addEventListener("copy", put, { capture: true });
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", put, { capture: true });
  }
  return isDone;
}
