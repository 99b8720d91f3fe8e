/** Stands in for the `server-only` package in tests, where its guard has no meaning. */
export {};
