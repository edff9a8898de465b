/** What the app says of how long sessions are kept, in Spanish. */
export const retention = {
  label: 'Conservar las sesiones',
  hint: 'Las más antiguas se eliminan para siempre, como pronto un día después de que la biblioteca y el menú del icono de la bandeja lo hayan anunciado. Las que usted marque para conservar se quedan.',
  forEver: 'Sin límite',
  days: '{days, plural, one {# día} other {# días}}',
  counting: 'el recuento de las sesiones',
  question:
    '{count, plural, one {¿Eliminar # sesión de más de {days, number} días?} other {¿Eliminar # sesiones de más de {days, number} días?}}',
  consequence:
    '{count, plural, one {Es del {from, date, long}. Se eliminará para siempre como pronto dentro de un día; hasta entonces la biblioteca lo anuncia y puede conservarse.} other {Van del {from, date, long} al {to, date, long}. Se eliminarán para siempre como pronto dentro de un día; hasta entonces la biblioteca lo anuncia y algunas pueden conservarse.}}',
  yes: 'Eliminar las antiguas',
  lastDeleted:
    '{count, plural, one {Eliminada el {at, date, long}: # sesión de más de {days, number} días.} other {Eliminadas el {at, date, long}: # sesiones de más de {days, number} días.}}',
  leaving:
    '{count, plural, one {# sesión se eliminará para siempre el {at, date, long}.} other {# sesiones se eliminarán para siempre a partir del {at, date, long}.}}',
  leavingHint:
    '{count, plural, one {Alcanza la edad máxima que usted eligió. Ábrala para conservarla.} other {Alcanzan la edad máxima que usted eligió. Abra una para conservarla.}}',
  change: 'Cambiar…',
  leavesOn: 'Se eliminará para siempre el {at, date, long}',
  keepThis: 'Conservar esta',
  isKept: 'Conservarla siempre, por antigua que sea',
} as const;
