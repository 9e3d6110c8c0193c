/** The mark: a speech bubble with a prompt in it. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden>
      <path
        d="M6 3h16a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4h-8l-5.2 4.1a.5.5 0 0 1-.8-.4V22H6a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4Z"
        fill="var(--brand)"
      />
      <path
        d="m8 8.6 4 3.9-4 3.9M14.5 16.4h5.5"
        fill="none"
        stroke="#04130A"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
