/**
 * White, black and a drawn evening landscape side by side: the desktops captions must survive on. Decoration
 * only.
 */

const LIGHTS = Array.from({ length: 44 }, (_, index) => ({
  // Steps by the golden ratio spread the lights without a pattern and without chance.
  x: ((index * 0.618034) % 1) * 240,
  y: 96 + ((index * 0.754877) % 1) * 92,
  radius: 1.4 + ((index * 0.56984) % 1) * 4.5,
  colour: ['#ffd27a', '#ff8f6b', '#fff4d6', '#8fd0ff', '#f7b2d9'][index % 5] ?? '#ffffff',
}));

export function Backdrop() {
  return (
    <div className="backdrop" aria-hidden="true">
      <div className="backdrop-white" />
      <div className="backdrop-black" />
      <svg
        className="backdrop-busy"
        viewBox="0 0 240 200"
        preserveAspectRatio="xMidYMid slice"
        role="presentation"
      >
        <defs>
          <linearGradient id="sky" x1="0" y1="0" x2="0.3" y2="1">
            <stop offset="0" stopColor="#2b4a78" />
            <stop offset="0.45" stopColor="#c7708a" />
            <stop offset="0.7" stopColor="#f6b56b" />
            <stop offset="1" stopColor="#fde9b8" />
          </linearGradient>
        </defs>
        <rect width="240" height="200" fill="url(#sky)" />
        <circle cx="172" cy="92" r="24" fill="#fff3cf" />
        <path d="M0 118 34 84 58 108 96 66 140 116 176 88 206 112 240 92V200H0Z" fill="#6d4a75" />
        <path d="M0 140 40 116 82 142 126 108 164 140 204 122 240 144V200H0Z" fill="#3d3357" />
        <path d="M0 168q30-14 62-4t70-6 66 2 42-6V200H0Z" fill="#1c2238" />
        {LIGHTS.map((light) => (
          <circle
            key={light.x}
            cx={light.x}
            cy={light.y}
            r={light.radius}
            fill={light.colour}
            opacity="0.8"
          />
        ))}
      </svg>
    </div>
  );
}
