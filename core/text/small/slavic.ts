/** Small words of Slavic and Baltic languages in Latin letters, by hand; none of one or two letters. */
const SERBO_CROATIAN = `
  nije jesam sam smo ste jesu bio bila bilo bili biti bude budu ćemo ćete hoće ima imam imamo imaju imao može možemo mogu
  mora moramo moram treba hoću želim taj ovaj ova ovo ovi ove onaj ona ono oni one toga tome tim tih tamo koji koja koje
  kojih kojem kojoj kojim njegov njegova njen njezin njihov mene meni moj moja moje tvoj svoj svoje svoju svojim naš naša
  naše vaš netko neko nešto ništa nitko niko svaki svaka svako svatko sve svi svih svim drugi drugo druge tko što šta kako
  kakav kakva gdje gde kada kad zašto koliko ali ili niti nego tako jer ako iako dok kao nad pod pred preko pri bez među
  između osim prema tijekom tokom oko kroz također takođe samo već još vrlo veoma jako više manje puno malo sada sad ovdje
  ovde onda danas sutra jučer juče uvijek uvek nikad nikada opet upravo možda dobro okej molim hvala zdravo jedan jedna
  dva dvije dve tri prvi zadnji radi raditi reći kaže rekao znam znaš mislim vidim ide nas nam vas vam njih njima znači
  dakle zato bih bismo smije nju njega njemu njoj ga joj mu`;

export const SLAVIC = {
  hr: SERBO_CROATIAN,
  bs: SERBO_CROATIAN,
  sr: SERBO_CROATIAN,
  pl: `
    nie tak się jest był była było były być będzie będą będę będziemy byli jestem jesteś jesteśmy mam masz mamy mają miał
    miała mieć może mogę możemy można musi musimy muszę trzeba chcę chce chcemy ten tego tej temu tym tych tymi tam tamten
    ona ono oni one jego jej ich mnie mną mój moja moje twój twoja swój swoje swoją swego nasz nasza nasze wasz pan pani
    państwo ktoś coś nic nikt każdy każda każde wszystko wszyscy wszystkie inny inna inne innych który która które którego
    której których którym którzy kto kogo czego jak jaki jaka jakie gdzie kiedy dlaczego czemu ile czy ale albo lub ani
    oraz więc ponieważ żeby aby gdy gdyby jeśli jeżeli choć chociaż niż nad pod przed przez przy dla bez między oprócz
    według podczas około też także również tylko już jeszcze bardzo więcej mniej dużo trochę teraz tutaj wtedy potem
    dzisiaj dziś jutro wczoraj zawsze nigdy znowu właśnie chyba dobrze dobra okej proszę dziękuję dzięki cześć jeden jedna
    dwa dwie trzy pierwszy razem raz robić robi robimy mówi mówić mówimy powiedział wiem wie wiesz myślę widzę idzie sobie
    siebie nim niego nią nich niej nas nam was wam jako taki taka takie`,
  cs: `
    není jsem jsi jsme jste jsou byl byla bylo byli být bude budou budu budeme mám máš máme mají měl měla mít může můžeme
    mohu musí musíme chci chce chceme ten tento tato toto tyto této toho tomu tom tím těch tam který která které kteří
    kterou jeho její jejich mně mne mnou můj moje moji tvůj svůj svou své svého náš naše váš vaše někdo něco nic nikdo
    každý každá každé všechno všichni všechny všech jiný jiné kdo koho čeho jak jaký jaká jaké kde kdy proč kolik ale nebo
    ani tak takže protože aby když kdyby jestli pokud ačkoli než nad pod před přes při pro bez mezi kromě podle během kolem
    také taky jen jenom pouze ještě velmi více víc méně hodně trochu teď tady zde potom pak dnes zítra včera vždy vždycky
    nikdy znovu zase právě asi možná dobře dobrý dobrá okej prosím děkuji děkuju ahoj jeden jedna dva dvě tři první
    poslední dělat dělá říct říká řekl vím víš myslím vidím jde ano jej jich ním nich nás nám vás vám jako prostě vlastně
    nám něj ten nebo sebe sobě`,
  sk: `
    nie som sme ste bol bola bolo boli byť bude budú budem budeme mám máš máme majú mal mala mať môže môžeme musí musíme
    chcem chce ten táto toto tieto tento toho tomu tom tým tých tam ktorý ktorá ktoré ktorí ktorú jeho jej ich mne mňa môj
    moje svoj svoje náš naše váš vaše niekto niečo nič nikto každý každá každé všetko všetci všetky iný iné kto koho čoho
    ako aký aká aké kde kedy prečo koľko ale alebo ani tak takže pretože aby keď keby než nad pod pred cez pri pre bez
    medzi okrem podľa počas okolo tiež len iba ešte veľmi viac menej veľa trochu teraz potom dnes zajtra včera vždy nikdy
    znova zase práve asi možno dobre okej prosím ďakujem ahoj jeden jedna dva dve tri prvý prvá posledný robiť robí
    povedať hovorí viem vieš myslím vidím ide áno nás nám vás vám nich nim vlastne proste`,
  sl: `
    ali bil bila bilo bili biti bom bomo bodo sem smo ste ima imamo imajo imel lahko mora moramo hočem hoče želim tega
    tem tej temu teh tisti tista tisto kateri katera katero katere njegov njegova njen njih moj moja moje svoj svoje naš
    naša naše vaš nekdo nekaj nič nihče vsak vsaka vsakdo vse vsi vseh drugi drugo kdo koga kaj česa kako kakšen kakšna kje
    kdaj zakaj koliko ampak vendar niti tako torej ker zato čeprav kot nad pod pred čez pri brez med razen okoli tudi samo
    zelo več manj veliko malo zdaj tukaj tam potem danes jutri včeraj vedno nikoli spet ravno verjetno mogoče dobro okej
    prosim hvala živjo eden ena dva dve tri prvi zadnji dela delamo reči pravi rekel vem veš mislim vidim gre nas nam vas
    vam jih jim njim kjer kadar lahko bodisi proti skozi ima`,
  lt: `
    yra buvo bus esu esame būti buvau turi turime turiu turėjo gali galime galiu reikia noriu nori tas tai tie tos šis šie
    šios šią šį šio tam tuo kuris kuri kurie kurios kurį jis jie jos jai jam juos mes jūs jūsų mūsų mano tavo savo kas kam
    kaip koks kokia kur kada kodėl kiek bet arba nei taip kad nes jei jeigu nors kol kai nuo prie per pro apie dėl prieš
    tarp virš pagal iki pat tik dar jau labai daug daugiau mažiau truputį dabar čia ten tada šiandien rytoj vakar visada
    niekada vėl gal galbūt gerai prašau ačiū labas vienas viena dvi trys pirmas pirmoji visi visos viską viskas visų kitas
    kiti kažkas nieko niekas kiekvienas daryti daro sako sakė žinau manau matau eina man tau jums mums net vis šiame jų jo
    ne nėra kurių`,
  lv: `
    bija būs esmu esam būt man tev mums jums viņš viņa viņi viņas viņam mēs jūs tas tie tās šis šie šīs šo kas kurš kura
    kuri kuru kam kāds kāda kur kad kāpēc cik bet vai nevis lai gan kaut kamēr kopš pie par pēc pirms bez starp virs zem
    līdz caur pret arī tikai vēl jau ļoti daudz vairāk mazāk nedaudz tagad šeit tur tad šodien rīt vakar vienmēr nekad
    atkal varbūt labi lūdzu paldies čau viens viena vienu divi divas trīs pirmais visi visas viss visu visiem cits citi
    nekas neviens katrs katram darīt dara saka teica zinu domāju redzu iet var varam varu vajag gribu mūsu jūsu savu savas
    mana mans tavs nav viņu tam tik kā tā ir`,
} as const;
