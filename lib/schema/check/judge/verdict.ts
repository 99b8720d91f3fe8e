import type { XmlDocument } from "@/lib/xml/document/xml-node";
import { type Complaint, MOST_COMPLAINTS } from "@/lib/xml/validate/complaint";
import { type Meaning, meaningOf } from "./complaint-meaning";
import { type ComplaintPlace, ComplaintPlaces } from "./complaint-place";

/** What libxml2 says of a document. */
export type Verdict = {
  /** It is no XML. */
  fatal: Complaint | null;
  /** Of what leaves a tree, such as a prefix that nothing declares. */
  ofText: readonly Complaint[];
  ofSchema: readonly PlacedComplaint[];
  /** false: bounded, it did not say all that it had to say. */
  isWhole: boolean;
};

/** A complaint, and the element of our tree that it is about. */
export type PlacedComplaint = { complaint: Complaint; place: ComplaintPlace | null; meaning: Meaning };

export function verdictOn(document: Pick<XmlDocument, "children">, complaints: readonly Complaint[]): Verdict {
  const places = new ComplaintPlaces(document);
  const ofSchema = complaints.filter(({ kind }) => kind === "schema");
  return {
    fatal: complaints.find(({ isFatal }) => isFatal) ?? null,
    ofText: complaints.filter(({ kind }) => kind === "parse"),
    ofSchema: ofSchema.map((complaint) => ({
      complaint,
      place: complaint.xpath === null ? null : places.at(complaint.xpath),
      meaning: meaningOf(complaint.message),
    })),
    isWhole: complaints.length < MOST_COMPLAINTS,
  };
}
