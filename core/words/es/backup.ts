/** What the settings say of backing up and restoring, in Spanish. */
export const backup = {
  label: 'Copia de seguridad',
  hint: 'Todas las sesiones en un solo archivo, que puede restaurarse aquí o en otro equipo.',
  backUp: 'Hacer una copia…',
  restore: 'Restaurar…',
  backingUp: 'la copia de seguridad',
  restoring: 'la restauración',
  waiting: 'Un momento…',
  savedAs: 'Guardado como {path}',
  restored: 'La copia está restaurada.',
  restoredAndKept: 'La copia está restaurada. Lo que había antes es ahora {path}',
  question: '¿Sustituir todas las sesiones por una copia?',
  consequence:
    'A continuación elegirá el archivo. Las sesiones actuales quedan al lado en un archivo, un mes como máximo, y ya no se muestran.',
  yes: 'Elegir una copia',
} as const;
