import { hashOf } from "../../random";

/** Red, green and blue in one number, 0xRRGGBB: a large picture has millions of them. */
type Colour = number;

/** Where a drawing has which colour: across and down run from 0 to 1, so that it can be drawn at any size. */
export type Drawing = (across: number, down: number) => Colour;

export type Size = { width: number; height: number };

/** A ring and two bars on a ground that fades: no two names give the same, and a small one is still told from others. */
export function drawingOf(name: string): Drawing {
  const hash = hashOf(name);
  const ground = colourOf(hash % 360, 0.85);
  const ink = colourOf((hash + 140 + ((hash >>> 9) % 80)) % 360, 0.45);
  const radius = 0.2 + ((hash >>> 16) % 20) / 100;
  const bar = 0.08 + ((hash >>> 22) % 10) / 100;
  return (across, down) => {
    const distance = Math.sqrt((across - 0.5) ** 2 + (down - 0.45) ** 2);
    if (Math.abs(distance - radius) < 0.05) return ink;
    if (down > 0.88 && across > bar && across < 1 - bar) return ink;
    const shade = 1 - down * 0.35;
    return packed((ground >> 16) * shade, ((ground >> 8) & 255) * shade, (ground & 255) * shade);
  };
}

/** The largest size of the same shape inside `most` by `most`. A picture is never made larger (inferred). */
export function fitInside({ width, height }: Size, most: number): Size {
  const factor = Math.min(1, most / width, most / height);
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** Three bytes per point, row by row. */
export function pointsOf(drawing: Drawing, { width, height }: Size): Uint8Array {
  const points = new Uint8Array(width * height * 3);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = drawing((x + 0.5) / width, (y + 0.5) / height);
      points[at++] = colour >> 16;
      points[at++] = colour >> 8;
      points[at++] = colour;
    }
  }
  return points;
}

/** From the colour circle; `lightness` 0 to 1. */
function colourOf(hue: number, lightness: number): Colour {
  const channel = (offset: number) => {
    const angle = Math.abs(((((hue / 60 + offset) % 6) + 6) % 6) - 3) - 1;
    const part = Math.min(1, Math.max(0, angle));
    return Math.round(255 * lightness * (0.35 + 0.65 * part));
  };
  return packed(channel(0), channel(4), channel(2));
}

function packed(red: number, green: number, blue: number): Colour {
  return (red << 16) | (green << 8) | blue;
}
