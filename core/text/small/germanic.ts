/** Small words of the languages beside German, Dutch and English, by hand. Words of one or two letters are not listed: they are small anywhere. */
/** Of both written languages: who speaks says neither. */
const NORWEGIAN = `
    det den der dem denne dette disse som han hun ham henne min mitt mine din ditt dine sin sitt sine vår vårt våre deres
    hans hennes jeg meg deg seg oss hvem hva hvor når hvordan hvorfor hvilken hvilket hvilke for til fra med uten mot
    mellom under over etter før gjennom siden eller men ikke aldri alltid hvis fordi mens både samt også bare kun allerede
    ennå kanskje mye mer mest litt nok her derfor alle alt noen noe ingen man kan kunne skal skulle vil ville måtte får
    fikk har hadde hatt vært være var blir ble bli gjør gjorde gjøre går gikk kommer kom komme ser sier sagt tror vet
    synes bra okei takk hei tre første siste igjen vel altså sånn slik hver annen annet andre samme enn ned opp inn
    egentlig nei hos ved selv ikkje ein eit dei kva kvar korleis frå noko nokon berre vere vore eller si sie vite gjort finnes dere veldig helt`;

export const GERMANIC = {
  sv: `
    att det den dem denna detta dessa som han hon hen honom henne min mitt mina din ditt dina sin sitt sina vår vårt
    våra deras hans hennes ett jag mig dig sig oss vem vad när var vart hur varför vilken vilket vilka för till från
    med utan mot mellan under över efter före innan genom sedan eller men och inte aldrig alltid också även bara redan
    ännu kanske mycket mer mest lite litet nog här där dit hit sen idag imorgon igår alla allt någon något några ingen
    inget inga man kan kunde ska skall skulle vill ville måste får fick har hade haft varit vara blir blev bli gör
    gjorde göra går gick kommer kom komma ser säga säger sade tror vet bra okej tack hej två tre första sista igen väl
    alltså precis liksom sådan sånt eftersom därför medan samt både varje annan annat andra samma ner upp borde behöver
    behövs finns fanns nej kring hos vid själv sina dom nån nåt nåra tycker tänker eller just helt väldigt inom`,
  da: `
    det den der dem denne dette disse som han hun ham hende min mit mine din dit dine sin sit sine vores jeres deres hans
    hendes jeg mig dig sig hvem hvad hvor hvornår hvordan hvorfor hvilken hvilket hvilke for til fra med uden mod mellem
    under over efter før inden gennem siden eller men ikke aldrig altid hvis når fordi mens både samt også bare kun
    allerede endnu måske meget mere mest lidt nok her derfor alle alt nogen noget nogle ingen intet man kan kunne skal
    skulle vil ville måtte får fik har havde haft været være var bliver blev blive gør gjorde gøre går gik kommer kom
    komme ser siger sagde sige tror ved synes godt okay tak hej tre første sidste igen vel altså lige sådan hver anden
    andet andre samme ned ind nej hos selv end dag morgen jer dig os jamen ellers helt meget både nu have haft sige vide gjort sagt findes`,
  no: NORWEGIAN,
  nb: NORWEGIAN,
  nn: NORWEGIAN,
  is: `
    það þetta þessi þeir þær þau sem hann hún minn mín mitt þinn þín þitt sinn sína sitt okkar ykkar þeirra hans hennar
    mig þig sig okkur ykkur þeim þess þessu þessum þar hér hvað hver hvernig hvenær hvers hvar hvort frá til með við
    fyrir eftir undir yfir milli gegnum eða heldur ekki aldrei alltaf þegar þótt því vegna bara líka einnig mjög meira
    mest allt allir allar allra öllum eitthvað einhver enginn ekkert var eru voru vera verið hefur hafa hafði höfum
    getur geta gat verður verða varð vill vilja ætla ætlar þarf kemur koma kom fer fara fór segja segir sagði gera gerir
    held veit sjá núna nei jæja takk einn eitt tveir þrír fyrst fyrsta aftur hérna þarna svona kannski alveg þeirri skal
    okkar mér þér sér honum henni sama annað annar aðrir hverju eins`,
  af: `
    die dit wat hulle julle ons hom haar sal kan moet wil mag het was word wees nie geen een van vir met aan uit oor onder
    tussen sonder teen deur voor agter tot sedert tydens maar want dus omdat terwyl sodat voordat nadat dat ook nog net
    baie meer meeste alles almal iets iemand niks niemand hier daar nou toe dan vandag môre gister weer altyd nooit
    miskien goed reg dankie asseblief hoe wie waar wanneer waarom hoekom hierdie daardie elke ander selfde twee drie
    eerste laaste doen gaan kom sien maak weet dink gesê hul jou jy ek my hy sy binne sou kon moes wou`,
} as const;
