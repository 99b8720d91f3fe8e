// cspell:disable: names and words of a made-up company
import type { Random } from "../../random";
import { dayBetween } from "./moments";
import type { Contact } from "./relations";

/** A day on which people are taught something. */
export type CourseEvent = {
  eventId: number;
  code: string | null;
  description: string;
  maximum: number | null;
};

/** Who comes to which event: a contact, for the organisation or person that pays. */
export type CourseMember = {
  eventId: number;
  contactId: number;
  bcCo: string;
  enrolled: string;
};

export type Courses = { events: CourseEvent[]; members: CourseMember[] };

const SUBJECTS = [
  "Warmtepompen voor installateurs",
  "Veilig werken op hoogte",
  "NEN 1010 opfriscursus",
  "Inregelen van vloerverwarming",
  "F-gassen: herhaling",
  "Legionellapreventie",
];
const EVENTS = 18;
const MEMBERS = 120;

export function buildCourses(random: Random, contacts: readonly Contact[]): Courses {
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    eventId: 301 + index,
    code: `C${26_001 + index}`,
    description: random.pick(SUBJECTS),
    maximum: random.pick([8, 12, 16]),
  }));
  // Everybody once: who is a member of an event is told by the two numbers.
  const members = contacts.slice(0, MEMBERS).map((contact): CourseMember => {
    const event = random.pick(events);
    return {
      eventId: event.eventId,
      contactId: contact.contactId,
      bcCo: contact.organisation.bcCo,
      enrolled: dayBetween(random, -360, -301),
    };
  });
  return { events, members };
}
