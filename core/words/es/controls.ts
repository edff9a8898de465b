/** What the controls say that several windows share, in Spanish. */
export const controls = {
  start: 'Iniciar',
  stop: 'Detener',
  cancel: 'Cancelar',
  close: 'Cerrar',
  now: 'Subtítulos y superposición',
  startCaptions: 'Iniciar subtítulos',
  stopCaptions: 'Detener subtítulos',
  showOverlay: 'Mostrar superposición',
  hideOverlay: 'Ocultar superposición',
  hideAndListen: 'Ocultar superposición; se sigue escuchando',
  hideAndStop: 'Ocultar superposición y detener subtítulos',
  lockPosition: 'Bloquear posición',
  unlockPosition: 'Desbloquear posición',
  quit: 'Salir de Surtitle',
} as const;
