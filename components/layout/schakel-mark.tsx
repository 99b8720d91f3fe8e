/** Two links of a chain, each over the other once. Takes the colour of the words around it. */
export function SchakelMark({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <g transform="rotate(-45 12 12)">
        <path d="M13.15 14.46A4 4 0 0 0 10 8H6a4 4 0 0 0 0 8h4l.56-.04" />
        <path d="M10.85 9.54A4 4 0 0 0 14 16h4a4 4 0 0 0 0-8h-4l-.56.04" />
      </g>
    </svg>
  );
}
