/**
 * Lets a <style> that a library makes in the browser (scroll lock of a dialog, toasts, the editor) carry the page's CSP
 * nonce: none of them offers an option for it. Import this module before the library; importing is enough.
 */
function installStyleNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (!nonce) return;
  const original = document.createElement.bind(document);
  document.createElement = (tag: string, options?: ElementCreationOptions): HTMLElement => {
    const element = original(tag, options);
    if (tag.toLowerCase() === "style") element.nonce = nonce;
    return element;
  };
}

if (typeof document !== "undefined") installStyleNonce();
