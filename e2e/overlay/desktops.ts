/** What lies under an overlay: a bright document, a dark editor, a photograph of hills under a sky, as CSS backgrounds. */
export const DESKTOPS = {
  light: 'linear-gradient(#fdfdfd 0 30%, #eceff3 30% 32%, #fff 32%)',
  dark: 'linear-gradient(#1b1d23 0 20%, #262a33 20% 22%, #14161a 22%)',
  photo:
    'radial-gradient(circle at 78% 20%, #fff3c4 0 6%, transparent 30%), radial-gradient(ellipse at 20% 110%, #2f5d3a 0 45%, transparent 46%),' +
    'radial-gradient(ellipse at 75% 120%, #6f8f4e 0 50%, transparent 51%), repeating-linear-gradient(100deg, #8fb7d8 0 9px, #cfe0ea 9px 17px, #5f8db5 17px 30px)',
} as const;
