/** What the section “Share” of the settings says, in Spanish. */
export const settingsShare = {
  title: 'Subtítulos en otras pantallas',
  share: 'Compartir subtítulos',
  shareHint:
    'Teléfonos, tabletas, un proyector u OBS muestran lo que se subtitula aquí. Se desactiva cada vez que se inicia Surtitle.',
  who: 'Quién puede leer',
  whoHint: 'Quien abra el enlace ve también lo dicho desde que se iniciaron los subtítulos.',
  network: 'Personas de esta red',
  networkHint:
    'Quien tenga el enlace y esté en la misma red que este ordenador. Lo que se dice va sin cifrar: no lo active donde haya desconocidos en la red.',
  computer: 'Solo este ordenador',
  computerHint: 'Para un programa de emisión como OBS o un navegador de aquí. Nada sale del ordenador.',
  now: 'Ahora',
  moved:
    'La dirección es nueva, porque otro programa usa la anterior: los enlaces dados antes no llevan a ninguna parte.',
  readers: 'Para lectores',
  readersHint: 'Compártalo, o enfoque la imagen con la cámara de un teléfono.',
  readersHere: 'Para un navegador de aquí.',
  copyReaders: 'Copiar el enlace para lectores',
  obs: 'Para OBS y similares',
  obsHint: 'Una fuente de navegador en este ordenador: las líneas más recientes, transparentes.',
  copyObs: 'Copiar el enlace para OBS y similares',
  newLinks: 'Enlaces nuevos',
  newLinksHint: 'Los dados antes ya no abren nada, y quien los siga ahora necesita uno nuevo.',
  makeNewLinks: 'Crear enlaces nuevos',
  otherAddress: 'Otra dirección, si esa no se abre',
  copy: 'Copiar',
  copied: 'Copiado.',
  notCopied: 'No se pudo copiar. Está seleccionado: cópielo con el teclado.',
  qrCode: 'Código QR del enlace',
} as const;
