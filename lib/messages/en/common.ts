import type { Messages } from "../nl";

export const common: Messages["common"] = {
  appName: "Schakel",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  remove: "Remove",
  copied: "Copied",
  copyRefused: "Copying failed: the browser does not allow it",
  loading: "Loading…",
  tryAgain: "Try again",
  search: "Search",
  clearSearch: "Clear search",
  notifications: "Notifications",
  none: "None",
  yes: "Yes",
  no: "No",
  optional: "optional",
};
