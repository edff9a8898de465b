/** What the settings window says outside of its sections, in Spanish. */
export const settings = {
  settings: 'Ajustes',
  pages: 'Páginas',
  library: 'Biblioteca',
  service: 'Clave y servidor',
  microphone: 'Micrófono',
  speech: 'Voz',
  captions: 'Subtítulos',
  share: 'Compartir',
  cost: 'Coste',
  shortcuts: 'Atajos',
  general: 'General',
  goTo: 'Ir a «{section}»',
  dismiss: 'Cerrar',
  changingSetting: 'cambiar este ajuste',
} as const;
