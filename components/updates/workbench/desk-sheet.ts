/** What can stand over the desk; one at a time. */
export type DeskSheet = "send" | "sends" | "readBack" | "record" | "paste";
