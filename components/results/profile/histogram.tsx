import { useTranslations } from "next-intl";

export type Bar = { name: string; count: number };

const WIDTH = 320;
const HEIGHT = 96;

type HistogramProps = { bars: readonly Bar[]; label: string; first: string; last: string; most: string };

/** Bars of equal parts, with the ends named under them; the numbers themselves are in the table beside it. */
export function Histogram({ bars, label, first, last, most }: HistogramProps) {
  const t = useTranslations("localRows.profile");
  const highest = bars.reduce((high, { count }) => Math.max(high, count), 1);
  const step = WIDTH / bars.length;
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="flex justify-between gap-2 text-xs text-muted-foreground">
        <span>{t("rowsAxis")}</span>
        <span>{t("most", { count: most })}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full"
      >
        {bars.map(({ name, count }, index) => {
          // A part with a single row among thousands is still seen.
          const height = count === 0 ? 0 : Math.max(2, (count / highest) * HEIGHT);
          return (
            <rect
              key={index}
              x={index * step + 0.5}
              y={HEIGHT - height}
              width={Math.max(1, step - 1)}
              height={height}
              className="fill-primary"
            >
              <title>{`${name}: ${count}`}</title>
            </rect>
          );
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-border" strokeWidth={2} />
      </svg>
      <div aria-hidden className="flex justify-between gap-2 text-xs text-muted-foreground tabular-nums">
        <span>{first}</span>
        <span>{last}</span>
      </div>
    </figure>
  );
}
