/** A moment as Profit takes it: Dutch wall-clock, whole seconds, no Z (protocol 5). */
export const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
