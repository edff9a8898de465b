/** What the settings and notifications say of words that a person wants to be alerted at, in Spanish. */
export const wordAlert = {
  group: 'Aviso de palabras',
  terms: 'Avisarme con',
  termsHint:
    'Su nombre, o palabras que espera: una por línea. Cuando se dice una, se ilumina en los subtítulos. Las mayúsculas y los acentos no importan; «Ann» no se encuentra en «anuncio».',
  termsPlaceholder: 'Anna\nrevisión del presupuesto',
  termsCount: '{count, number} de {most, number}',
  noLetters: '«{term}» no tiene ninguna letra ni número que buscar.',
  tooLong: '«{term}» tiene más de {most, number} caracteres.',
  tooMany: 'Hay {count, number} entradas; el máximo es {most, number}.',
  notifies: 'Notificar también',
  notifiesHint:
    'Una notificación del sistema con la línea, también con la superposición oculta: como máximo una por término cada {seconds, number} segundos. El sistema la conserva hasta que usted la borre. Cuando no se guarda lo que se dice, no hay ninguna.',
  said: 'Se ha dicho «{term}»',
} as const;
