/** A QR code as a drawing, dark on light in every theme, since cameras read no other. */
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { useWords } from '../../ui/words.tsx';

/** Of four modules, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

export function QrCode({ text }: { readonly text: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  const words = useWords();
  const whole = size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      role="img"
      aria-label={words.settingsShare('qrCode')}
    >
      <rect x={-QUIET} y={-QUIET} width={whole} height={whole} className="qr-light" />
      <path d={path} className="qr-dark" />
    </svg>
  );
}

function drawn(text: string): { readonly size: number; readonly path: string } {
  // It is shown on a clean screen: the least correction makes the largest modules.
  const code = qrcode(0, 'L');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const all = Array.from(
    { length: size * size },
    (_, index) => [Math.floor(index / size), index % size] as const,
  );
  const path = all
    .filter(([row, column]) => code.isDark(row, column))
    .map(([row, column]) => `M${column} ${row}h1v1h-1z`)
    .join('');
  return { size, path };
}
