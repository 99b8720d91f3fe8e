import type { Messages } from "../nl";

export const connections: Messages["connections"] = {
  types: {
    production: "Production",
    test: "Test",
    accept: "Accept",
    course: "Course",
    sandbox: "Sandbox",
    other: "Own address",
  },
};
