/**
 * Small words of other languages in Latin letters, by hand; none of one or two letters. Many of these put endings to a word
 * where others have a small word, so that fewer are said. Vietnamese has none: its blanks part syllables, not words.
 */
const MALAY = `
  yang dan dari untuk dengan pada dalam oleh kepada terhadap tentang antara tanpa sampai hingga sejak selama sebelum
  sesudah setelah selepas karena kerana sebab jika kalau bila apabila ketika agar supaya bahwa bahawa atau tetapi tapi
  namun serta juga lagi pun saja sahaja hanya sudah telah akan sedang masih belum pernah tidak bukan jangan tak ada
  adalah ialah menjadi bisa boleh dapat harus perlu mau mahu ingin saya aku kamu anda dia kami kita mereka beliau ini itu
  sini situ sana begini begitu apa siapa mana kapan mengapa kenapa bagaimana berapa semua setiap seseorang tiap beberapa
  banyak lebih kurang sangat sekali paling amat sekarang nanti tadi hari besok esok kemarin semalam selalu mungkin baik
  terima kasih tolong satu dua tiga pertama lain sama seperti kan lah oke sih dong deh nah jadi kata bilang tahu buat
  orang sebagai secara maupun dapat suatu para`;

export const OTHERS = {
  id: MALAY,
  ms: MALAY,
  fi: `
    että kun niin mutta tai vai sekä eli koska jos vaikka jotta kuin ennen jälkeen kanssa ilman mukaan vasten läpi kautta
    ole olen olet olemme olette ovat oli olin olivat olisi olla ollut oltiin minä sinä hän meillä teillä heillä minulla
    sinulla hänellä minun sinun hänen meidän teidän heidän minua sinua häntä meitä mulla mun sun tämä tämän tätä tässä
    tästä tähän nämä näitä tuo tuon tuossa tuota nuo sen sitä siinä siitä siihen siellä täällä tuolla sinne tänne niitä
    niiden joka jonka jota jossa josta johon jotka joita mikä mitä mistä missä mihin millä kuka kenen ketä miksi miten
    milloin paljon vähän enemmän enää vielä vain nyt sitten heti aina koskaan jälleen taas myös kyllä hyvin tosi aika ihan
    juuri ehkä tänään huomenna eilen kaikki kaikkia kaikilla jokin joku jotain jokaisella joskus muu muita muut kukaan
    mitään yksi kaksi kolme ensin ensimmäinen saa voi voin voimme voidaan pitää täytyy haluan haluaa tehdä tekee teen
    sanoo sanoi sanoa tiedän luulen näen menee tulee emme ette eivät älä okei joo kiitos hei moi eikä ettei hyvä itse`,
  et: `
    see seda selle sellest selles sellel siis nii kui aga ning või oli olid olen oled oleme olete olema olla pole polnud
    mina sina tema meie teie nemad mul sul tal meil teil neil mulle talle meile minu sinu oma enda need nende neid kes
    kelle mis mida mille millest kus kuhu kust millal miks kuidas milline palju vähe rohkem vähem väga ainult juba veel
    jälle alati kunagi praegu nüüd siin seal täna homme eile samuti sest kuigi kuni enne pärast järgi ilma koos jaoks kohta
    läbi üle alla juures vahel kaudu saab saan saame peab peame pean tahan tahab võib võin võime teeb teha teen ütleb ütles
    öelda tean arvan näen läheb tuleb kõik kõigi keegi midagi mitte iga igal teine muu üks kaks kolm esimene hästi palun
    aitäh tere jah vaid ega`,
  hu: `
    nem hogy ezt azt ennek annak ebben abban ezek azok ezzel azzal egy van vagyok vagyunk vannak volt voltak lesz lenne
    lenni legyen nincs lehet kell kellene tud tudom tudja tudunk akar akarom szeretném szeretne csak már még majd most itt
    ott innen onnan ide oda akkor mert hanem vagy pedig illetve tehát azért ezért bár mint amíg amikor ahol aki akik ami
    amely amelyek mit kit miért hogyan hol mikor mennyi milyen melyik minden mindenki valami valaki semmi senki más másik
    nagyon több kevés kevesebb sok egyik ilyen olyan így úgy sem engem téged minket neki nekem nekünk neked nekik velem
    vele velünk róla alatt felett mellett között előtt után által nélkül szerint miatt felé keresztül fel meg holnap tegnap
    mindig soha megint talán persze igen rendben köszönöm kérem szia két kettő három első azonban csinál csinálni mond
    mondta mondani gondolom látom megy jön hát szóval ugye joga`,
  tr: `
    bir için ile bunu şunu onu buna ona bunun onun bunlar onlar burada orada şurada buraya oraya ben sen biz siz beni seni
    bizi sizi bana sana bize size benim senin bizim sizin onların kendi ama fakat ancak veya yahut hem çünkü eğer ise diye
    gibi kadar göre sonra önce beri dolayı karşı doğru rağmen değil yok var vardı yoktu olan olarak oldu olur olacak olsun
    olmak olması oluyor idi evet hayır tamam peki yani işte şey hiç her herkes bazı biri başka aynı çok daha biraz fazla
    bile sadece artık hala hâlâ şimdi bugün yarın dün neden niye nasıl nerede nereye kim kimin hangi kaç zaten belki tabii
    iyi teşekkürler lütfen merhaba iki ilk tekrar yine etmek etti eder ediyor yapmak yapıyor yaptı dedi diyor söyledi
    biliyorum gerek lazım gerekiyor istiyorum geldi gidiyor böyle öyle şöyle bütün tüm`,
  az: `
    bir üçün ilə onu buna ona bunun onun bunlar onlar burada orada mən sən biz siz məni səni bizi sizi mənə sənə bizə sizə
    mənim sənin bizim sizin amma lakin ancaq yaxud həm çünki əgər isə deyə kimi qədər görə sonra əvvəl qarşı deyil yox var
    vardı idi olan olaraq oldu olur olacaq olsun olmaq olub olunur bəli xeyr yaxşı yəni heç hər hamı bəzi biri başqa eyni
    çox daha yalnız artıq hələ indi bugün dünən niyə necə harada hara kim kimin hansı neçə bəlkə salam təşəkkür iki ilk
    yenə etmək etdi edir dedi deyir bilirəm lazım lazımdır istəyirəm gəldi gedir belə elə bütün öz`,
  cy: `
    mae oedd roedd bydd wedi fod bod sydd nid ddim dim nac ond neu achos oherwydd fel pan dan dros drwy trwy heb gan gyda
    hefyd rhwng wrth cyn ers hyd mewn mwy iawn ychydig llawer bob pob popeth pawb rhywbeth rhywun neb hwn hon hyn hwnnw
    honno hynny rhain rheini yma yna acw chi nhw ein eich pwy beth ble pryd pam sut faint nawr rwan rŵan heddiw yfory ddoe
    eto bellach efallai diolch gweld dweud mynd dod gwneud gallu gall rhaid eisiau cael gael wneud dau dwy tri tair cyntaf
    dyna dyma felly wel oes rydw rydym rydych maen maent unrhyw arall eraill`,
  fil: `
    ang mga ito iyan iyon yan yun yung nung itong iyong ako ikaw siya tayo kami kayo sila niya natin namin ninyo nila akin
    iyo kanya kanyang kanila amin ating atin dito diyan doon nito niyan noon para dahil kung kapag pag habang bago
    pagkatapos mula hanggang tungkol pero ngunit subalit kaya kasi rin din lang lamang pala naman daw raw opo hindi huwag
    wala walang may mayroon meron lahat bawat ilan marami mas masyado sobra ngayon bukas kahapon kanina mamaya palagi
    minsan ulit siguro ano sino saan kailan bakit paano alin gusto kailangan pwede puwede dapat maaari sabi sinabi alam
    gawin ginawa salamat isa isang dalawa dalawang tatlo una iba ibang ganito ganyan ganun kay kina nina tapos talaga okay
    nang pang upang`,
  sw: `
    kwa cha vya katika kutoka hadi mpaka kama lakini kwamba ili sababu pia sana zaidi kidogo sasa hapa hapo pale huko leo
    kesho jana bado tena kila wote yote zote vyote mimi wewe yeye sisi ninyi nyinyi wao wangu yangu langu zangu wako yako
    lako zako wake yake lake zake wetu yetu zetu wenu yenu yao zao huyu hawa huu hii hizi hiki hivi hili haya yule wale ile
    zile kile vile lile yale nani nini wapi lini gani vipi mbona ngapi sio siyo ndiyo hapana ndio kuwa alikuwa ilikuwa
    walikuwa atakuwa itakuwa yuko iko wapo kuna hakuna ana nina tuna wana ambao ambayo ambaye ambazo baada kabla bila
    karibu juu chini ndani nje kati mbele nyuma moja mbili wawili tatu kwanza lazima labda sawa asante tafadhali basi hata
    ingine mwingine nyingine wengine kufanya kusema alisema anasema kitu mtu watu ama`,
  mi: `
    ngā nga kei kua hei taku toku tōku tōna tāna tana tona ana anō ano nei ahau koe tātou mātou koutou rātou tatou matou
    ratou tāua māua kōrua rāua tēnei tēnā tērā ēnei ēnā ērā tenei tena tera enei aha wai hea kāore kore kaua engari hoki
    anake katoa pea rawa tino ina ahakoa rānei ranei mehemea mēnā mai atu iho ake runga raro roto waho muri mua kia hia
    taea ora tahi rua toru tuatahi mea pēnei pērā nāianei āpōpō inanahi mou mona nga otira ara tetahi tētahi ētahi`,
} as const;
