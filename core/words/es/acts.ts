/** What did not work, as problems name it, in Spanish. */
export const acts = {
  didNotWork: 'No se pudo: {act}',
  searching: 'buscar',
  findingLine: 'encontrar esta línea',
  readingSession: 'leer esta sesión',
  readingSessions: 'leer las sesiones',
  changingLine: 'cambiar esta línea',
  undoing: 'deshacer esto',
  redoing: 'rehacer esto',
  keeping: 'conservar esto',
  deleting: 'eliminar esta sesión',
  exporting: 'exportar',
  copying: 'copiar',
  printing: 'imprimir',
  previewing: 'mostrar la vista previa',
  addingWord: 'añadir esta palabra',
} as const;
