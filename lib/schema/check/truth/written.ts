import type { SchemaField, SchemaObject } from "../../connector-schema";

/** An element to be written; `content` is markup as it stands. What it is for lets a fault find its place. */
export type Written = {
  name: string;
  attributes: [name: string, value: string][];
  children: Written[];
  /** Instead of children, or before them. */
  content: string;
  of:
    { part: "object" | "record" | "fields" | "objects"; object: SchemaObject } | { part: "field"; field: SchemaField };
};

/** Each element on a line of its own; what has neither children nor content closes itself or not. */
export function print(written: Written, closesItself: (name: string) => boolean, indent = ""): string {
  const { name, attributes, children, content } = written;
  const open = `${indent}<${name}${attributes.map(([key, value]) => ` ${key}="${value}"`).join("")}`;
  if (children.length === 0) {
    if (content === "" && closesItself(name)) return `${open}/>`;
    return `${open}>${content}</${name}>`;
  }
  const inner = children.map((child) => print(child, closesItself, `${indent} `)).join("\n");
  return `${open}>${content}\n${inner}\n${indent}</${name}>`;
}

/** It and all below it. */
export function allOf(written: Written): Written[] {
  return [written, ...written.children.flatMap(allOf)];
}
