import "server-only";

/** `next dev`: the browser is allowed what Next's overlay and hot reload need. */
export const IS_DEVELOPMENT = process.env.NODE_ENV === "development";
