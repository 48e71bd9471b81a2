/// Given names that persons in France bear, folded: lower case, without accents; compounds are read part by part.
///
/// INSEE, *Fichier des prénoms*, births 1900–2022, Licence Ouverte 2.0 (https://www.insee.fr/fr/statistiques/7633685): every
/// name given at least 1,000 times, which makes 94 % of births, and, of rarer ones, some that were given at least 100 times
/// and are usual in the Maghreb, sub-Saharan Africa, Portugal, Turkey, Eastern Europe or Asia. No count is taken from it.
/// `Tests/DisclosureTests/References/names.py` makes the list from the file.
///
/// Which of them are also words or places is our own choice. A name that is not here is still found beside names that are.
let givenNames = NameList(
  """
  aaliyah aaron abby abd abdallah abdel abdelaziz abdelhakim abdelhamid abdelkader abdelkarim abdelkrim abdellah
  abdelmalek abderrahmane abdou abdoul abdoulaye abdullah abel abigael abigaelle abigail aboubacar aboubakar abraham
  abygaelle achille achraf ada adam adama adame adan adel adelaide adele adelia adelie adelina adeline adem adil adnan
  adnane adolphe adolphine adrian adriana adriano adriel adrien adrienne aedan aela aelia aelys agathe aglae agnes
  ahlem ahmad ahmed ahmet aicha aida aidan aiden aime aimee aimie aimy aina ainhoa aisha aissa aissata aissatou akim
  akram aksel alaa alain alais alan alana alassane alba alban albane albanie alberic albert alberte albertine alberto
  albin albine alcide aldo aldric alec alejandro alessandro alessia alessio alex alexa alexander alexandra alexandre
  alexandrine alexane alexi alexia alexiane alexie alexina alexine alexis alexy aleyna alfred alfreda alfredo ali alia
  alice alicia alida alienor aliette alima alina aline alison alissa alissia alisson alix alixe aliya aliyah alizee
  allain allan allison alma alois aloise alonzo aloys aloyse alphonse alphonsine alvin alwena aly alya alyah alycia
  alyson alyssa alyssia alysson amadou amael amaia amal amalia amand amanda amandine amani amar amara amaury amaya
  amber ambrine ambroise ambroisine amede amedee amel amelia amelie ameline amelle amelya amin amina aminata amine
  amir amira amjad amos amy ana anabelle anae anael anaelle anais anaise anas anass anastasia anastasie anatole anaya
  andre andrea andreas andree andreia andres andrew andy anes anette angel angela angele angelica angelina angeline
  angelique angelo anges angie ania anicet anick aniss anissa anita anna annabel annabelle annaelle annaick annaig
  anne annelise annette annic annick annie annik annita annonciade anny anouar anouchka anouck anouk anselme anthea
  anthime anthonin anthony antoine antoinette anton antonella antoni antonia antonin antonine antonio antony anya
  apolline appoline arda ariana ariane ariel arielle aris aristide arlette armance armand armande armandine armando
  armel armelle arnaud arnauld arnault arno arnold aron arsene arthur arthus artur arwen arya ashley asma asmaa assa
  assia assil assiya assya astrid astride asya athanase athena athenais atika aubin audrey audric augusta auguste
  augustin augustine aurel aurele aurelia aurelie aurelien auriane auxane auxence ava awa awen axel axelle aya ayah
  ayan ayana ayaz aydan ayden ayla aylan aylin ayline ayman aymane aymen aymeric aymerick ayna ayoub ayrton ayse azad
  aziliz aziz aziza azra azzedine babacar bachir badis badr bakary balthazar baptistin baptistine barbara barnabe
  barthelemy basile basma bastian bastien batiste baudouin beatrice beatrix belinda belkacem bella benedicte benoist
  benoit benoite berangere berat berenger berengere berenice bernadette bernardette bernardine bertha berthe bertille
  bertin bertrand beryl bettina betty betul beverly bianca bilal bilel billal billel billie billy binta bintou blaise
  blandine bleuenn boniface boris boubacar bouchra bradley brahim brayan brenda brendan briac brian brice brieuc
  brigitte bruce bruna bruno bryan burak caitlin cali calie calista calixte callie calvin cameron camil camila camilia
  camilla camilo candice candy carina carine carinne carl carla carlo carlos carmela carmelo carmen carol carolane
  carole caroline cassandra cassandre cassidy cassie cassiopee cassy castille cataleya catalina caterina catherine
  cathia cathie cathy catia cecile cecilia cecilien cedric cedrick celena celestin celestine celia celian celiane
  celie celina celine celya celyan cendrine cesarine chadia chahid chahine chahinez chaima chaimaa chakib chana chanel
  chantal chantale charlemagne charlene charles charlette charley charlie charline charlize charly charlyne chayma
  cheick cheikh chelsea chelsy cherif cherifa cherine cheyenne chiara chirine chloe chris christa christel christele
  christelle christian christiane christianne christie christina christine christophe christopher chrystel chrystele
  chrystelle ciara cindy cinthia claire clarence clarisse claudette claudia claudie claudine claudio claudius claudy
  clea clelia clelie cleo cleophee cloe clotaire clothilde clotilde clovis coleen coline colleen colyne come
  constantin coralie coraline corentin corentine corine corinne cosette cosme coumba cristelle cristiano cristina
  crystal curtis cylia cyndie cynthia cyprien cyprienne cyriaque cyrielle cyril cyrille cyrine czeslaw daisy dalia
  dalil dalila damian damien dana danae dania daniel daniela daniele daniella danielle danny dante dany daoud daouda
  daphne daphnee daria dario darius darren daryl dave david davide davina davy dawson dayan dayana debora deborah
  delia delphin delphine delya demba denise deniz denys denyse desiree diana didier diego dilan dilara dimitri dimitry
  dina dino diogo djamal djamel djamila djena djeneba djenna djibril djilali dolores domenico domitille donald donat
  donatien donatienne donia donovan doria dorian doriane dorine doris dorothee dorothy doryan dounia driss duarte
  duncan dylan ebru eda eddie eddy edgar edgard edith edithe edmee edmond edmonde edouard eduardo edward edwige edwin
  eileen ela elaia elea eleana eleanor eleanore elena eleonore elfriede elhadj eli elia elian eliana eliane elianne
  elias elie elies eliette elif elijah elina eline elio eliot eliott elisa elisabeth elise elisee elissa eliza
  elizabeth ella ellen ellie elliot elliott elly eloan eloane elodie elody eloi eloise elona elora elouan elouann elsa
  else elvina elvira elvire elvis ely elya elyana elyane elyas elyes elyna elyne elyo elysa elyse elyssa elza ema
  emanuel emelie emeline emelyne emeric emerick emi emie emile emilia emilie emilien emilienne emilio emily emin emine
  emir emma emmanuel emmanuella emmanuelle emmeline emmie emmy emna emre emrys emy enael enea eneko enes enguerrand
  enis enoha enola enora enrico enrique enza enzo erell eren eric erica erich erick ericka erik erika erin erine erna
  ernest ernestine erwan erwann erwin esma esmee esmeralda esra esteban estebane estelle ester esther etan ethan
  ethann ethel etienne etiennette eugene eugenie eulalie euphrasie eusebe eva evan evane evangeline evann evans
  evariste eveline evelyn evelyne even evy ewan ewen ewenn eya eyden eymen eymeric ezechiel ezekiel ezio ezra fabian
  fabiana fabien fabienne fabio fabiola fabrice fadi fadila fadma fahim faiza fannie fanny fanta fantine fany faouzi
  farah fares farid farida farouk fathi fatih fatiha fatima fatimata fatma fatna fatou fatoumata faustin faustine
  faycal felice felicia felicie felicien felicienne felipe felix ferdinand feriel fernand fernanda fernande fernando
  feryel filip filipe filippo fiona firdaws firmin flavia flavie flavien flavio fleury flora florent florentine
  florian floriane florianne florie florimond florine floris fode fouad foued foulques fouzia franca franceline
  francesca francesco francette francia franciane francine francis francisca francisco franck francky francois
  francoise frantz franz fred freddy frederic frederick frederik frederique fredy frida frieda fulbert furkan gabin
  gabriel gabriela gabriele gabriella gabrielle gaby gael gaelle gaetan gaetane gaia garry gary gaspar gaspard gaston
  gatien gauthier gautier gaylord genevieve geoffray geoffrey geoffroy george georges georget georgette georgina
  georgine gerald geraldine gerard gerardo geraud germaine gerome gertrude gervais gervaise gery ghislain ghislaine
  ghizlane ghyslaine giacomo gianni gil gilbert gilberte gilda gildas gilette gilles gillette gina ginette gino
  giorgio giovani giovanna giovanni giovanny gisele giselle gislaine gislhaine giulia giulian giuliana giulio giuseppe
  giuseppina gladys glenn godefroy goncalo gontran gonzague goulven gracieuse gratien graziella greg gregoire gregory
  guenael guenaelle guenole guido guilaine guilhem guillaume guillemette guillermo guiseppe guislaine gurvan gustave
  guy guylaine guylene gwenael gwenaelle gwendal gwendoline gwenn gwennaelle gwenola gwladys habib habiba haby hacene
  hachim hadj hadja hadrien hafid hafida hafsa hailey hajar hakan hakim hakima halim halima hamed hamid hamida hamidou
  hamza hana hanae hanan hanane hania hanna hannah hans harmony harold haron haroun harouna harry hasan hasna hassan
  hassane hassen hassiba hatem hatice hatim hawa hayat haydar hayden hayet heba hector heddy hedi hedwige heidi helena
  helene helga helio helios helmut heloise henri henria henriette henrique herbert hermance hermann herminie herve
  herveline hiba hicham hichem hidaya hilaire hilal hilda hildegarde hind hippolyte hocine homere honorine hortense
  houcine houda houria houssem hubert huberte hugues huguette humbert huseyin hussein ian ianis iban ibrahim ibrahima
  ibtissam ibtissem ida idir idris idriss idrissa ignace igor iheb ihsan ikram ilan ilana ilann ilayda ileana ilef
  ilena ilham ilhame ilhan ilhem ilian iliana ilias ilies illan illona ilona ilyan ilyana ilyane ilyas ilyass ilyes
  ilyess imad iman imane imany imen imene imran imrane ina inaya inayah india ines iness ingrid inna insaf ioan ioana
  ion irem irena irene irenee irina irma isaac isabel isabela isabella isabelle isadora isaiah isaie isaline isaure
  ishak ishaq isidore isis islem isma ismael ismail ismaila isolde isra israa issa issam issouf ivan ivana ivy iwan
  iyad iyed izia jacinthe jacki jackie jacky jacob jacqueline jacques jacquie jacquy jad jaden jaime jalil jamal jamel
  james jamila jana jane janelle janice janick janina janine janique janis janna jannah jannick janny jany jaouad
  jarod jason jasper jassim javier jawad jawed jayden jayson jean jeanine jeanne jeannette jeannick jeannie jeannine
  jeannot jeff jefferson jeffrey jehan jehanne jenifer jenna jennah jennifer jenny jennyfer jeoffrey jeremi jeremie
  jeremy jerome jeromine jerry jerzy jesse jessica jessie jessim jessy jesus jibril jihane jihene jim jimmy joachim
  joakim joan joana joanna joanne joannes joanny joao joaquim joaquin joceline jocelyn jocelyne jodie joe joel joele
  joelle joey joffrey johan johana johann johanna johanne john johnny johny jolan jonah jonas jonathan jordane jordi
  jordy jorge joris jose josee josefa joseline joselyne joseph josepha josephe josephine josette joshua josian josiane
  josianne josias josie josselin josseline josselyne josue josy josyane joud joy joyce juan juana juanita jude
  judicael judith judy julia julian juliana juliane juliann julianna julianne julie julien julienne juliet juliette
  juline julio julius justin justine juvenal kaan kader kadiatou kadidia kadidiatou kadija kadir kahil kahina kaina
  kais kaiss kalvin kamal kamel kamelia kameron kamil kamila kamilia kaoutar karel karelle karen karene karim karima
  karin karina karine karl karla kassandra kassim kassy kataleya katarina kate katell katerina katharina katherine
  kathia kathleen kathy katia katie katy kawtar kawthar kayden kayla kaylan kaylia kayliah kayna kays keira kelia
  kelian kelly kellya kelvin kelya kelyan kemal ken kenan kendra kenji kenjy kenny keny kenza kenzi kenzo kenzy keran
  kerem keren kerim keryan kessy ketsia ketty kevin keyla keziah khadidia khadidja khadija khadijah khadim khaled
  khalid khalil kheira kiara kieran kilian killian killyan kilyan kim kimberley kimberly kingsley kirsten klara klaus
  kleber klervi kloe konstantin kristel kristell kristina krystyna kurt kyara kyle kylian kyliann kyllian kyra
  ladislas laeticia laetitia lahcen lahna laia laila laina lakhdar lalia lalie laly lambert lamia lamine lamya lana
  lancelot landry lara larbi larissa larry lassana latifa lauralie laurane lauranne laure laureen laureline lauren
  laurena laurence laurene laurent laurentine laurette lauriane laurianne laurie laurine laury lauryn lauryne laurys
  laya layan layana layane layla layna lazare leah leana leandre leandro leane leanna leanne leeloo leelou leeroy
  lehna leia leila leina lelia lelio lena lenaelle lenaic lenaick lenaig leni lenna lenny leny lenzo leo leocadie
  leona leonard leonardo leonce leone leonel leonide leonie leonne leonor leonore leontine leopold leopoldine leslie
  lesly leticia levana levi levy lewis lexie leya leyla leyna liam liana lidia lidwine liham lila lili lilia lilian
  liliana liliane lilianne lilie lilio lilly lilou lilwenn lily lilya lina linda lindsay lindsey lionel lionnel lior
  lisa lisandro lisandru lise lisea lisette lisiane lison lissandro liv livia livio liya liyah liz liza lizea lizzie
  loan loana loane loann loanne loelia loetitia loevan logan lohan lohann loic loick lois loise lola lolita lony loona
  lora lorelei lorena lorene lorenza lorenzo lorette loriane lorie lorik lorine loris lorna lory lorys lotfi lothaire
  lou lou-ann louan louana louane louann louanne louay loubna louca loucas louis louisa louise louisette louisiane
  louison louiza louka loukas louna lounes lounis lowen luan luana lubin luc luca luce lucette lucia lucian luciana
  luciano lucie lucien lucienne lucile lucille lucinda lucio lucrece lucy ludivine ludmila ludmilla ludovic ludwig
  luigi luisa luiz luka lukas luke lya lyah lyam lyana lyanna lydia lydiane lydie lyes lyham lyla lylia lylian lyliane
  lylou lyna lynda lyne lynn lysa lysandre lyse lysea lysiane lyvia maceo macha maddie maddy madeline madina madjid
  mady madyson mae mael maela maelan maelane maelia maelie maeline maelis maeliss maella maelle maelly maellys maely
  maelya maelyne maelys maelyss maena maeva magali magalie magaly magda magdalena magdeleine maggy magloire maguy
  mahamadou mahaut mahdi mahe maher maheva mahmoud maho mai maia maily mailys maimouna maina maissa maissane maite
  maiwen maiwenn majda majid maka maksim malak malaurie malaury malcolm malcom malek malia malicia malick malik malika
  mallaury mallory malo maloe malone malonn malorie malory malou malvina malya mama mamadou mame manal manar mandy
  manel manelle manoa manoah manoe manoel manolo manon mansour manu manuel manuela manuella manuelle mao mara maram
  marc marceau marcel marcelin marceline marcelle marcellin marcelline marcello marcelo marcia marco marcos marcus
  marek mareva margaret margareth margarida margaud margaux margerie margo margot maria mariam mariama mariame marian
  mariana mariane marianna marianne mariannick mariano marie marielle mariem mariette marika marilene marilou marilyn
  marilyne marina marinette mario marion marisa marise marisol marissa marius mariya marjolaine marjorie marjory marko
  markus marlene marley marlon marlyse maroua marouan marouane marta martha marthe martina martine marvin marvyn marwa
  marwan marwane mary maryam maryama maryannick maryem marylene marylin maryline marylise marylou maryne maryse
  maryvonne massimo mateo mateusz matheis matheo mathias mathieu mathilda mathilde mathis mathurin mathys matias
  matilda matilde matis matt matteo mattheo matthew matthias matthieu matthis matti mattia mattis matys maud maude
  maurane maureen maurice mauricette maurine maurizio maxance maxence maxens maxim maxime maximilien maximilienne
  maximin maxine may-lee mayar mayeul maylee maylie mayline maylis maylone mayron mayssa mayssane medard meddy mederic
  medhi medhy medine megan megane mehdi mehdy mehmet meissa melaine melanie melany melchior melek melie melih melina
  melinda meline melis melisa melisande melissa melissandre mellina melody meloe melvin melvyn melya melyna melyne
  melyssa mendy meredith meriadec meriam meriem merve merwan meryam meryem meryl messaoud messaouda mewen meziane mia
  michael michaela michal michel michele micheline michelle mickael miguel mihai mikael mikail mike mikel mikhail mila
  milana milann milena milene milhan milla milo miloud mimoun mina minh mireille mirella miriam miroslav mirza miya
  moana mohamadou mohamed mohammad mohammed mohand moira moise moisette molly momar mona moncef monia monica monika
  monique morad morgan morgane morgann moses mouhamadou mouhamed mouloud mouna mounia mounir mourad moussa moustafa
  moustapha muguette muhammad muhammed murat muriel muriele murielle mustafa mustapha mya myla mylan mylane mylann
  mylena mylene myriam myriame myriem nabil nabila nacer nacera nacim nada nadege nader nadia nadiege nadine nadir
  nadjet nael naelle nagib nahel nahia nahil naia nail naila naim naima nais naissa najat najet najib najwa nana nancy
  nans naomi naomie naomy naoual narjes nasser nassera nassim nassima nassira nastasia natacha natalia natalie natan
  natanael natasha nateo nathael nathalie nathan nathanael nathanaelle nathaniel natheo nausicaa nawal nawel nawelle
  nawfel naya nayla nazim neela neil neila nejma nelia nell nella nelly nelson nelya nesrine nessa nessim nestor
  nevena neyla nezha ngoc nicaise nicholas nicola nicolas nicole nicoletta nicolette nicolle nicolo niels nihad nikita
  nikola nikolas nil nils nina nino ninon nisa nisrine nizar noa noah noam noan noe noela noele noelia noelie noeline
  noella noelle noellie noelyne noemi noemie noemy noha noham nohan nohlan nola nolan nolann nolhan nolwen nolwenn
  noor nora norah norbert nordine noreddine noria norine norma norman nour noura nourdine noureddine nouria numa nuno
  nuria nyla oceane oceanne octavia odette odile odille odilon odin odon ofelia oihan oihana olaf oleg olga oliver
  olivier ollivier omar omayma ombeline omer ophelia ophelie orane oriana oriane orianne orion orlando orlane ornella
  orphee oscar osman osmane othman othmane othon otmane otto oualid ouarda oumaima oumar oumou oumy ousmane oussama
  owen ozan ozgur ozlem pablo paco pacome palmyre paloma pamela paola paolo pascaline patrice patricia patrick patrik
  paul paula paule paulette paulin paulina pauline paulo pavel pawel pearl pedro peggy pelagie penelope pernelle
  perrine peter petra petronille pharell philemon philibert philiberte philip philippa philippe philippine philomene
  phoebe pia pier pierre pierrette pierric pierrick pierrine pierrot pietro pilar piotr pol prescilia prescilla
  prescillia prisca priscilia priscilla priscille priscillia prosper qassim quentin quincy quitterie rabah rabia
  rached rachel rachele rachelle rachid rachida radia radouane rafael rafaela raffaele rafik rahim rahma raimond
  raissa raja ralph ramata ramatoulaye ramdane rami ramon ramona ramy ramzi randy rania ranya raouf raoul raphael
  raphaele raphaelle raquel rayan rayane rayhan rayhana raymond raymonde rayna raynald razane rebecca reda redouane
  regina regine reinhard rejane remi remy renald renan renata renato renaud rene renee renelle reymond reynald rhita
  riad ricardo riccardo rida rigobert riham rihana rihanna riley rim rina rita ritchie riyad roberta roberte roberto
  robinson rocco roch rodolfo rodolphe rodrigo rodrigue roger rohan rokia roland rolande rolando rolland rollande
  romana romano romaric romeo romie romina romuald romy ronald ronan ronny rony rosa rosalia rosalie rosaline rosanna
  rosario roseline rosella roselyne rosemarie rosemonde rosine rosita rosy roxana roxane roxanne rozenn ruben ruddy
  rudi rudolf rudy rui ruth ryad ryan rym saad saadia sabah saber sabri sabria sabrina sabrine sacha sadia sadio safa
  safaa safae safia safiya safwan sahra said saida saidou saif sakina salah saleh salem saliha salim salima salimata
  sally salma salman salome salomon saloua salvador salvatore salwa sam samantha sami samia samir samira sammy samson
  samuel samuele samy samya sanaa sanae sandie sandra sandrina sandrine sandro sandy sania santiago santo sara sarah
  sarra sasha saskia saturnin saul savinien scarlett scholastique scott sean sebastian sebastien sefa sega segolene
  sekou selen selena selene selim selima selin selina selma selyan semih sena sephora seraphin seraphine serena serge
  sergine sergio serguei serine serkan servane sevan severin severine seydou shaima shaina shainez shana shanice
  shanna shannon shanon sharon shawn shayma shayna shaynna sheila shelby sherazade sherine sheryne shirel shirley
  siana sibel sidi sidonie siegfried sigrid siham sihame sihem silas siloe silvain silvana silvere silvia silvio simao
  simeon simon simona simone simonne sina sinan sindy sira siriane sirine sixtine slimane sloan sloane smail smain
  soan soane soann soazig soen sofian sofiane sofien sohan sohane sohann soizic sokhna solal solan solange soledad
  solen solene solenn solenne soline solveig sonia sonny sony sophia sophian sophiane sophie soraya soren sosthene
  souad soufiane souhail soukaina soulayman souleyman souleymane soumaya soumeya soumia stacy stan stanislas stanislaw
  stanislawa stanley stecy steeve steeven steevy stefan stefania stefano steffy stella stelly stephan stephane
  stephanie stephen sterenn stessy steve steven stevens suleyman sullivan sully sullyvan sultan sulyvan sumeyye
  suzanne suzelle suzette suzie suzon suzy sven svetlana swan swann syana sybille sydney sylia sylvain sylvaine
  sylvana sylvanie sylvere sylvestre sylvette sylvia sylviane sylvianne sylvie sylvine sylvio symphorien syrine taha
  tahar taina tais talia talya tamara tanguy tania tanya tarek tarik tasnim tasnime tatiana tayeb tayron tea ted teddy
  telio telma teo teodora terence teresa terry tesnim tess tessa thais thalia thalya thanh thao thea thelio thelma
  theo theodora theodore theophane theophile theotime theresa therese thereze thi thiago thibaud thibault thibaut
  thierno thierry thiery thimeo thomas thuy thymeo tia tiago tiana tibo tiburce tidiane tifany tifenn tiffanie tiffany
  tilio tim timael timea timeo timote timothe timothee timothy tina tino tiphaine tiphanie titien titouan tobias tom
  tomas tomasz tomy toni tonio tony toscane toufik toussainte tracy tristan tristana trystan tugdual tuncay tya tyler
  tylian tylio tymeo typhaine typhanie tyron ugo ulrich ulysse umberto umut ursula ursule vadim vahe valentina
  valentine valentino valere valeria valerian valeriane valerie valery vanessa vanina vasco vassili venceslas vera
  veronica veronique vianney vicenta vicente vicky victorien victorin victorine viktor vincent vincente vincenzo
  vinciane violaine violeta virgil virgile vivian viviane vivianne vivien vivienne vlad vladimir waclaw wael wafa
  wafaa wahiba wahid wail walid wallerand walter wanda warda warren wassil wassila wassim wendy werner wesley wiam
  wilfrid wilfried wilhelm willem william willy wilson winnie wissal wissam wissem wladimir wolfgang wyatt xavier
  xaviere yacine yacouba yael yaelle yahia yahya yamina yamine yan yani yanick yanis yaniss yann yannick yannis yara
  yasin yasmin yasmina yasmine yasser yassin yassine yassir yazid yelena yesim ylan ylana ylann ylies ylona ynes yoan
  yoann yohan yohann yolaine yolande yolene yollande yona yoni yosra youcef youenn youmna youna younes youness youri
  yousra youssef youssouf youssra ysaline ysee yseult yuna yunus yuri yusuf yvan yvann yvanna yveline yvelise yves
  yvette yvon yvonne yvonnick zacharie zachary zack zahia zahra zaina zaineb zakaria zakariya zakary zakarya zaki
  zakia zara zayd zayn zaynab zayneb zehra zeina zeinab zelia zelie zenaide zeyneb zeynep zia ziad zied zina zineb
  zinedine zita ziyad zoe zofia zohra zora zoubida zouhair zoulikha zyad
  """,
  alsoWords: """
    adonis aimable alize ambre ange anis april aria aude aurore austin avril baptiste barbe baya ben benjamin bernard
    blanche brandon brune calypso camelia camille candide cannelle capucine carolina casimir celeste cerise cesar chad
    charity charlotte clairette clara claude clemence clement clementine colette colin collette colombe conception
    constance constant dahlia dakar dallas dan dean denis desire diane divine dominique don dora douglas eden
    eglantine el esperance eustache eve felicite fleur flore florence florentin florida fortune franc france
    france-lise francisque franco frank garance georgia germain gloria grace harmonie henry hermine honore hugo
    hyacinthe iris islam israel jack jackson jade jan jasmin jasmine jordan juin jules june junior juste laura lea
    leon lia lilas line linette lino lorraine loup lucas luis luna lys madeleine madison marguerite marin marine mark
    mars martial martin matisse max may maya medina melia melodie melusine mercedes merlin milan mira modeste myrtille
    narcisse neo noel normand ocean octave octavie olive olivia olympe ondine opale opaline paquerette parfait paris
    pascal pascale perle placide prudence prune regis reine richard robert robin romain romaine roman romane rosaire
    rose rosette rosie rubis ruby sabine safran saint sainte samba sana satine sauveur savannah sibylle sidney sienna
    sofia soleil tao tara taylor tommy toussaint urbain valentin vanille vega victoire victor victoria violette
    virginia virginie vital will williams
    """)
