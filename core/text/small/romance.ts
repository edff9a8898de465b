/** Small words of the languages beside French, Spanish, Italian and Portuguese, by hand; none of one or two letters. */
export const ROMANCE = {
  ro: `
    este sunt era erau fost fie fiind avem aveți are avea avut avut voi vom veți vor ați care cărei cărui cine când cum
    unde cât câte câți pentru din dintre prin între către fără după până înainte despre sub peste lângă spre contra decât
    dar sau nici însă deci căci fiindcă deoarece dacă deși încât iar mai foarte prea tot toate toți toată tău ta meu mea
    mele mei tale sale său săi nostru noastră noștri noastre vostru lor lui ele noi dumneavoastră mine tine sine îmi îți
    își mie ție acest această acești aceste acesta aceasta acestea acestui acestei acea acel acela acele asta ăsta astea
    aia unul una unei unui unor niște fiecare orice oricare ceva cineva nimic nimeni alt altă alte alți acum aici acolo
    atunci azi astăzi mâine ieri doar numai chiar încă deja poate trebuie vreau vrea putem pot face facem făcut fac zice
    spune spus știu știe cred bine mulțumesc bună doi două trei prima primul sigur adică gata hai avea fac asupra cele cei
    cel cea nouă vă ne așa mult multe mulți puțin am ai nu da`,
  ca: `
    els les uns unes del dels als pel pels per amb sense sobre sota entre fins des cap contra durant segons que qui què
    quan com quin quina quins quines perquè però sinó doncs encara aquest aquesta aquests aquestes aquell aquella això
    allò meu meva seu seva seus seves teu teva nostre nostra nostres vostre vostra ell ella nosaltres vosaltres ells elles
    ens hem heu han has havia havien hagut haver soc sóc ets som sou són era eren serà ser estic està estan estava vaig
    vam van anar fer fet fan fem dir diu dit diuen pot poden puc podem cal hauria vull vol volem tinc tenir tenim molt
    molta molts molt més menys massa tan també tampoc només sempre mai ara aquí allà llavors avui demà ahir tot tota tots
    totes algun alguna res ningú cada altre altra altres mateix bona gràcies dos tres primer clar vale una`,
  gl: `
    uns unha unhas dos das nos nas aos polo pola polos polas con sen sobre entre ata desde contra durante segundo que quen
    cando como onde cal canto porque pero senón aínda este esta estes estas isto ese esa eses iso aquel aquela meu miña
    teu túa seu súa seus súas noso nosa nós vós ela eles elas vostede lle lles hai son somos era eran ser será estou está
    estamos están estaba teño ten temos teñen tiña foi vou vai imos van pode podo podemos debe facer fai feito dicir dixo
    queremos moi máis menos tan tamén tampouco sempre nunca agora aquí alí entón hoxe mañá onte todo toda todos todas
    algún algunha ningún nada ninguén cada outro outra outros mesmo ben grazas non dous tres primeiro para por`,
} as const;
