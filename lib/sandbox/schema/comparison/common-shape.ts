import type { FieldShape, ObjectShape } from "./read-shape";

/** A field as two schemas have it; undefined where one of them has none. */
export type FieldPair = { path: string; name: string; generated: FieldShape | undefined; real: FieldShape | undefined };

/** An object that is in one schema or in both. `fields` and `keys` are those of either, in the generated order first. */
export type ObjectPair = {
  name: string;
  path: string;
  isInBoth: boolean;
  isObligatory: boolean;
  keys: readonly FieldPair[];
  fields: readonly FieldPair[];
  objects: readonly ObjectPair[];
};

export function pairOf(generated: ObjectShape | undefined, real: ObjectShape | undefined): ObjectPair {
  const either = generated ?? real;
  if (!either) throw new Error("There is nothing to compare");
  const pairs = <T extends { name: string }>(ours: readonly T[], theirs: readonly T[]) =>
    [...new Set([...ours, ...theirs].map(({ name }) => name))].map((name) => ({
      name,
      generated: ours.find((one) => one.name === name),
      real: theirs.find((one) => one.name === name),
    }));
  const withPath = (prefix: string) => (pair: Omit<FieldPair, "path">) => ({ ...pair, path: `${prefix}${pair.name}` });
  return {
    name: either.name,
    path: either.path,
    isInBoth: generated !== undefined && real !== undefined,
    isObligatory: either.isObligatory,
    keys: pairs(generated?.keys ?? [], real?.keys ?? []).map(withPath(`${either.path}/@`)),
    fields: pairs(generated?.fields ?? [], real?.fields ?? []).map(withPath(`${either.path}/`)),
    objects: pairs(generated?.objects ?? [], real?.objects ?? []).map((pair) => pairOf(pair.generated, pair.real)),
  };
}

export function isInBoth({ generated, real }: FieldPair): boolean {
  return generated !== undefined && real !== undefined;
}
