import type { trouble as shape } from "../nl/shell-trouble";

export const trouble: typeof shape = {
  title: "This page broke",
  what: "Something went wrong in Schakel itself. What you typed on this page may be lost.",
  todo: "Try again. If it keeps happening, give the code below to your administrator.",
  tryAgain: "Try again",
  reference: "Code",
  copyReference: "Copy code",
  home: "To the start",
};
