/** Lets React's `style` carry CSS custom properties. Declares types only. */
import 'react';

declare module 'react' {
  interface CSSProperties {
    [property: `--${string}`]: string;
  }
}
