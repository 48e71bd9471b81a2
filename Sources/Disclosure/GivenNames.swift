/// Given names that persons in France bear, folded: lower case, without accents; compounds are read part by part.
///
/// Typed from general knowledge of the commonest names of each generation since 1900, men and women, with usual names of
/// the Maghreb, sub-Saharan Africa, Portugal, Spain, Italy, Turkey, Eastern Europe, Asia and the overseas départements.
/// INSEE’s *Fichier des prénoms* (1900–2022, Licence Ouverte 2.0) is the full list, much longer; no file and no frequency is
/// taken from it. A name that is not here is still found beside names that are.
let givenNames = NameList(
  """
  aaron abdallah abdel abdelaziz abdelkader abdelkrim abdellah abdelmalek abdou abdoulaye abel abigail abraham achille
  adam adama adame adel adele adelaide adelie adeline adem adil adolphe adrian adriana adrien adrienne agathe agnes
  ahmed aicha aida aimee aissa aissata aissatou akim alain alan alassane alba alban albane albert alberte alberto
  albin albine aldo alec alejandro alessandro alessio alex alexandra alexandre alexandrine alexia alexis alfred ali
  alia alice alicia alienor alima aline alison alissa alix aliya aliyah allan alphonse alphonsine alvin alya alyson
  alyssa amadou amaia amanda amandine amaury amber ambre ambroise ambrine amel amelia amelie amina aminata amine amir
  amira amira amos amy ana anabelle anael anaelle anais anas anastasia anatole andre andrea andreas andree andreia
  andrew andrzej andy anette ange angel angela angele angelina angeline angelique angelo anges anick anis anissa anita
  anna annabelle anne annette annick annie anouar anouchka anouck anouk anselme anthony antoine antoinette anton
  antonella antonia antonin antonio antony apolline ariane ariel arielle aris aristide arlette armand armande armel
  armelle arnaud arnold aron arsene arthur artur assa assia astrid ather athena atika aubin aude audrey augusta auguste
  augustin augustine aurele aurelia aurelie aurelien auriane aurore autumn ava awa axel axelle aya ayden ayline aymane
  aymeric ayoub ayse aziz aziza
  babacar bakary baptiste baptistin barbara barnabe barthelemy basile bastien bastian beatrice beatrix benedicte
  benjamin benoit berenger berenice berengere bernadette bernard bernardette berthe bertille bertrand betty bilal
  bilel birgit blaise blanche blandine boris boubacar brahim brandon brice brieuc brigitte bruna bruno bryan
  caitlin calvin camelia camelie cameron camila camilia camille camilo candice candy capucine carina carine carl carla
  carlo carlos carmen carol carole carolina caroline casimir cassandra cassandre cassie catalina caterina catherine
  cathy catia cecile cecilia cecilien cedric celeste celestin celestine celia celian celie celine celyan cesar chaima
  chaimaa chana chantal charlene charles charley charlie charline charlotte charly cheick cheikh chelsea cherif cherifa
  cheyenne chiara chloe chris christel christele christelle christian christiane christianne christie christina
  christine christophe christopher cindy claire clara clarence claude claudette claudia claudie claudine claudio
  clea clelia clemence clement clementine cleo clothilde clotilde clovis coline colette colin coralie coraline corentin
  corentine corinne cosme cristiano cristina cynthia cyprien cyriaque cyril cyrille
  daisy dalila damien dan dana dania daniel daniela daniele danielle danny dany daphne daria dario daryl david davide
  dayana deborah delia delphine denis denise denys desire desiree diana diane didier diego dimitri dina dino diogo djamel
  djamila djibril dmitri dolores domenico dominique donald donatien donovan dorian doriane dorine doris dorothee
  dorothy driss duarte dylan
  ebru eddie eddy eden edgar edgard edith edmee edmond edmonde edouard eduardo edward edwige edwin eglantine eileen
  elea eleanor elena eleonore elhadj elia eliana eliane elias elie eliette elif elijah elina eline eliot eliott elisa
  elisabeth elise elisee eliza elizabeth ella ellen ellie elliot elodie eloane eloi eloise elsa elvire elvis elya elyas
  elyes elyne elzbieta ema emeline emeric emerick emi emie emile emilia emilie emilien emilienne emilio emily emin
  emine emma emmanuel emmanuelle emmie emmy emre emy enael enguerrand enora enrico enrique enzo eren eric erica erich
  erick erik erika ernest ernestine erwan erwann esma esmee esteban estebane estelle ester esther etan ethan etienne
  etiennette eugene eugenie eulalie eva evan evane evann evelyne evelyn ewan ewen eymeric ezio ezra
  fabian fabiana fabien fabienne fabio fabiola fabrice fadila fadma fanny fantine fares farid farida fatih fatiha fatima
  fatma fatou fatoumata fatya faustin faustine faycal felice felicia felicie felicien felicite felipe felix fernand
  fernande fernando feryel filip filipe filippo fiona firmin flavia flavie flavien flavio fleur flora florance
  flore florent florentin florentine florian florianne florie florimond florine fode foulques franca france-lise
  francesca francesco francette francine francis francisca francisco francois francoise frank franck frantz fred
  freddy frederic frederique frida fulbert
  gabin gabriel gabriela gabriele gabriella gabrielle gael gaelle gaetan gaetane garance gaspard gaston gatien gauthier
  gautier genevieve geoffrey geoffroy george georges georgette georgina gerald geraldine gerard gerardo germain
  germaine geraud gertrude ghislain ghislaine ghizlane giacomo gianni gil gilbert gilberte gilda gildas gilles gillette
  gina ginette gino giorgio giovanna giovanni gisele giselle giulia giulio giuseppe giuseppina gladys gloria gontran
  goncalo gonzague grace gracieuse gratien graziella greg gregoire gregory guenole guenolee guilhem guillaume guillemette
  guillermo guilaine gustave guy guylaine guylene gwenael gwenaelle gwendal gwendoline gwenola
  habib habiba hachim hadj hadja hafida hafsa hakan hakim hakima halima hamed hamid hamida hamidou hamza hana hanae hanane
  hanna hannah hans harold haroun harouna harry hasan hasna hassan hassane hassiba hatem hawa hayat hayden haydar heba
  hector hedi heddy hedwige helena helene helga helmut heloise henri henriette henrique henry herbert hermance hermine
  herve hicham hichem hilaire hilda hind hippolyte hocine homere honore honorine hortense houda houria houssem hubert
  huda hugo hugues huguette humbert hussein huseyin hyacinthe
  ibrahim ibrahima ibtissem ida idriss idrissa iban ibtissam ignace igor iheb ihsan ikram ilan ilana ilef ilhan ilham
  ilian iliana ilias ilies ilona ilyan ilyana ilyas ilyes imad iman imane imen imene imran imrane ina ines ingrid inna
  ioana ioan ion irena irene irina irma isaac isabel isabela isabella isabelle isadora isaiah isaline isaure isidore
  islem isma ismael ismail ismaila isolde issa issam issouf itziar ivan ivana ivanka iveta iwan iyad iyed izia
  jacinthe jack jackie jackson jacky jacob jacqueline jacques jacquot jade jaime jalil jamal jamel james jamila jan jana
  janine jany jaouad jarod jason jasper javier jawad jayden jayson jean jeanine jeanne jeannette jeannick jeannine jeannot
  jeff jefferson jeffrey jehan jennifer jenny jeremie jeremy jerome jerzy jesse jessica jessie jesus jessy jihane
  jihene jim jimmy joachim joan joana joanna joanne joao joaquim jocelyn jocelyne jodie joe joel joelle joey joffrey
  johan johanna johanne johann john johnny jonah jonas jonathan jordan jordane jordi jordy jorge jorgen jose josee
  joseph josepha josephe josephine josette joshua josiane josias josie josselin josseline josue joy joyce juan juana
  judicael judith judy juana jules julia julian juliana juliane julie julien julienne juliet juliette julio juline
  julius june justin justine juvenal
  kader kadiatou kadidia kadidiatou kadija kaina kais kamal kamel kamelia kamil kamila kamilia karen karim karima karin
  karina karine karl karla kassandra kassim katarina katarzyna kate katell katerina katharina katherine kathleen kathy
  katia katy kayla kaylia kayna keira kelly kelvin kelya kemal ken kenan kendra kenny kenza kenzi kenzo ketty kevin
  khadidia khadidja khadija khadijah khaled khadim khalid khalil kheira kilian killian kim kimberley kimberly kingsley
  kirsten klara kleber klaus kolia konstantin krystian krystyna krzysztof kurt kyle kylian kyllian kyra
  laetitia lahcen laila lakhdar lalie lalia lamia lamine lana lara larbi larissa lassana latifa lauralie laura laurane
  laure laureen laureline laurena laurence laurent laurentine laurette laurianne lauriane laurie laurine laury laurys
  layana layla lazare lea leandre leandro leanna lehna leia leila leïla leina lena lenaelle lenaic lenny leny leo leocadie
  leon leona leonard leonardo leonce leone leonel leonide leonie leonor leontine leopold leopoldine leslie leticia
  leyla lya lia liam liana libby lidia lila lilas lili lilia lilian liliana liliane lilie lilly lilou lily lina linda
  lindsay line lino lionel lisa lisandro lise lisette lisiane lison lissandro liv livia liya loan loane loanne loelia
  loic lois lola lolita loona lorena lorenza lorenzo loriane lorie lorine lorraine lothaire lou louane louanne louay
  loubna louca loucas louis louisa louise louisette louison louiza louka loukas loulou louna luan luana luana lubin luc
  luca lucas lucette lucia lucian luciana lucie lucien lucienne lucile lucille lucinda lucio lucy ludivine ludmila
  ludovic luigi luis luisa luiz luka lukas luke luna lya lyam lyana lydia lydie lydiane lyes lyla lylia lylou lyna
  lynda lyne lysandre lyse lysiane
  maceo macha maddy madeleine madeline madeleina madison mady maelan maelane mae mael maela maelie maelis maella maelle
  maelys maeva magali magalie magaly magda magdalena magdeleine maggy magloire mahaut mahdi mahamadou mahe maheva mai
  maia maicol maia maiwenn maite maka maksim malaurie malek malia malik malika mallaury mallory malo malone malorie malvina
  mama mamadou mame manal manar mandy manel manoel manolo manon manoe manu manuel manuela manuella mara marc marcel
  marceau marceline marcelle marcellin marcello marcelo marcia marcin marco marcos marcus marek margaret margareth
  margarida margaux margaud margerie margo margot marguerite maria mariam mariama mariame marian mariana mariane marianne
  mariano marie marielle mariem mariette marijo marika marilou marilyn marilyne marin marina marine mario marion maris
  marisa marise marisol marissa marius marjolaine marjorie mark marko markus marley marlon marlene marlyse
  maroua marouane marouan marta marte martha marthe martial martina martine martinien maruan marvin marwa marwan mary
  maryam maryama maryem maryline maryse maryvonne mateo mateusz mathias mathieu mathilda mathilde mathis mathurin mathys
  matisse matteo matthias matthieu matthew matthis matti matys maud maude maureen maurice mauricette maurine maurizio max
  maxence maxens maxime maximilien maximilienne maxine may-lee maya mayeul maylee mayline maylis mayssa mayron mederic
  medhi medina mehdi mehmet meissa melaine melanie melchior meldine melek melia melina meline melinda meline melissa
  melissandre melody melodie melvin melvyn melyna mercedes meriadec meriam meriem merlin merve meryem meryl mia mica
  michael michaela michal micheal michel michele micheline michelle mickael miguel mihai mikael mike mikel mikhail mila
  milan milana milena milla milo milou mimoun mina minh mireille mirella miriam miroslav mirza modeste mohamadou mohamed
  mohammad mohammed moise moira molly momar mona moncef monia monica monika monique morad morgan morgane morgann moritz
  moses mouhamadou mouhamed mouna mounia mounir mourad moussa moustafa moustapha muhammed muriel murielle mustafa mustapha
  mya mylan mylane mylene myriam myrtille
  nabil nabila nacer nacera nada nadege nadejda nader nadia nadine nadir nadjet nael naelle nagib nahel naila naim naima
  naissa najat najet najib najwa nana nancy naomi naomie narcisse narjes nasser nassim nassima nassira natacha natalia
  natalie natanael natasha nathael nathalie nathan nathanael nathaniel nausicaa nawal nawel nayla neela nejma nelia nelly
  nelson nesrine nessim nestor nevena neyla nezha ngoc nicholas nicole nicolas nicolette nicoletta nicolo nihad nikita
  nikola nikolas nikolaos nils nina nino ninon nisrine nizar noa noah noam noe noel noele noeline noella noelle noellie
  noemie nolan nolhan nolwenn nora norah norbert nordine noreddine noria norine norma norman nour noura noureddine nouria
  numa nuno nuria nyla
  oceane octave octavia octavie odette odile odilon odin odon ofelia ogier olaf oleg olga olive-marie oliver olivia
  olivier olympe omar omayma omer ondine ophelie orane oriane orianne orion orlane orlando orlane orphee orsola oscar
  osman osmane otmane otto ouarda oudom ouiam oumar oumou oumy oussama ousmane owen ozan ozgur
  pablo pacome paco paloma pamela paola paolo pascal pascale pascaline patrice patricia patrick patrik paul paula paule
  paulette paulin paulina pauline paulo pavel pawel pearl pedro peggy pelagie penelope perle pernelle perrine peter petra
  petronille philemon philibert philiberte philip philippa philippe philippine philomene phoebe pia pier pierre pierrette
  pierrick pierric pierrot pietro piotr placide pol prosper prudence prune
  quentin quincy quitterie
  rabah rabia rachel rachele rachid rachida rached radia rafael rafaela raffaele raphael raphaele raphaelle rafik rahma rahim
  raimond ralph ramata ramatoulaye ramdane ramon ramona ramzi randy rania raoul raouf rayan rayane rayhana raymond raymonde
  rayna rayane raynald rebecca reda redouane regine regis reinaldo reine reinhard rejane remi remy renata renaud renald
  rene renee renelle rhita rhys riad ricardo riccardo richard rida riham rihana rim rita ritchie riyad robert roberta
  roberte roberto robin rocco roch rodolphe rodolfo rodrigo rodrigue roger rokia rolande roland rolando romain romaine roman
  romana romane romano romaric romeo romina romuald romy ronald ronan ronny roosevelt rosa rosalia rosalie rosaline
  rosalind rosario rosemarie rosanna roseline rosella roselyne rosie rosine rosita roxana roxane roxanne rozenn ruben rudi
  rudolf rudy rufus rui ruslan ruth ryan ryad ryhem
  saad saadia sabah saber sabine sabri sabria sabrina sacha sadio safa safae safia sahra said saida saidou saif sakina salah
  saleh salem salim salima salimata sally salma salman saloua salome salomon salvador salvatore sam samantha samba sami
  samia samir samira sammy samson samuel samuele samy sana sandie sandra sandrine sandro sandy sanaa santiago santo sara
  sarah sarra saskia sasha saul savannah savinien scarlett sean sebastian sebastien sebastiao seckou sefa sega segolene selena
  selene selim selima selin selina selma serena sergei sergine sergio serguei serge sergueï severin severine sevan seydou
  shana shaina shainez shanna shannon sharon shayma shaynna sheila shelby sherine shirel shirley sibylle sidi sidney sidonie
  siegfried sihame siham sihem silas silvain silvere silvia silvio simao simeon simon simona simone sina sira siriane
  sixtine smail sofia sofiane sofien sohan sohane soizic sokhna solal solange soledad solen solene solenn solenne soline
  solveig sonia sonny sophia sophiane sophie soraya soren souad soufiane soukaina souleymane soumaya soumia stacy
  stan stanislas stanislaw stanley steeve steevy stefan stefania stefano stella stelly stephan stephane stephanie stephen
  steve steven stevens sumeyye sultan suzanne suzette suzy svetlana swann sybille sydney sylvain sylvaine sylvana sylvere
  sylvester sylvestre sylvette sylvia sylviane sylvie symphorien
  tahar taha taina talia tamara tanguy tania tanya tara tarek tarik tatiana tayeb ted teddy telma teo teodora teresa terence
  tess tessa thais thalia thanh thea thelma theo theodora theodore theophane theophile theotime theresa therese thibaud
  thibault thibaut thierno thierry thimeo thiago thomas thuy tiana tiago tibo tidiane tifenn tiffany tilio tim timeo timote
  timothe timothee timothy tina tino titien titouan titus tobias tom tomas tomasz tommy toni tonio tony toscane tracy
  tristan tristana trystan tugdual tuncay tyron tyronne
  ugo ulrich ulysse umberto urbain ursula ursule
  vadim vahe valentin valentina valentine valeria valerian valeriane valerie valery vanessa vanina vasco vassili venceslas
  vera veronique veronica vianney vicenta vicente vicky victoire victor victoria victorien victorine vincent vincente
  vincenzo vinciane violaine violeta virgile virginia virginie vital viviane vivien vivienne vlad vladimir
  waclaw wael wafa wafaa wahid wahiba walid wallerand walter wanda warda warren wassila wassim wendy werner wesley wiam
  wilfrid wilfried wilhelm will william williams willy wilson winnie wissam wissem wladimir wolfgang
  xavier xavière xaviere ximena
  yacine yacouba yael yaelle yamina yan yani yanis yann yannick yannis yaniss yara yasin yasmin yasmina yasmine yassin
  yassine yassir yazid yesim ylan ylana yoan yoann yohan yohann yolaine yolande yollande yoni yosra youcef youness younes
  youri yousra youssef youssouf youssra ysaline ysance yseult ysee yuliya yuna yunus yuri yusuf yves yvan yvanna yvelise
  yvette yvon yvonne yvonnick
  zachary zacharie zahia zahra zaineb zakaria zakariya zakary zaki zara zaynab zayn zeina zeinab zelia zelie zenaide zeynep
  zia zied ziad zineb zinedine zita zoe zofia zohra zoe zouhair zoulikha zoubida zyad
  """,
  alsoWords: """
    aimable ange avril blanche celeste charity clemence desire fleur flore florence france france-lise iris jasmine
    jasmin jade juin lilas lorraine lys marguerite marin melodie merlin mercedes olive opale opaline paris paris pascal
    perle prudence prune reine rose ruby safran sienna soleil violette victoire vega will hugo luna ocean aurore constance
    constant clement parfait juste honore noel florentin valentin rubis ambre grace victor lucas martin bernard robert
    dominique camille claude lea aude eden mars jules max leon eve modeste normand cerise clara dakar sofia sidney
    florida carolina virginia victoria georgia austin dallas jackson madison charlotte savannah jordan chad israel
    """)
