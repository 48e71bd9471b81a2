/// Family names that persons in France bear, folded.
///
/// Typed from general knowledge of the commonest French names and of usual names of the Maghreb, sub-Saharan Africa,
/// Portugal, Spain, Italy, Turkey, Poland and Asia. The full list is INSEE’s *Fichier des noms de famille*
/// (births 1891–2000), from which no file and no frequency is taken.
let familyNames = NameList(
  """
  abadie abbas abdallah abdi abdou abid achard adam adjovi ahmed aitali albert aldebert alexandre ali alix allain allaire
  allard allemand alonso alvarez alves amar amiot amrani amsellem anciaux andre andreani andrieu andrieux ange anger
  anquetil antoine antunes araujo arnal arnaud arnould arnoux arslan asselin astier atlan attal aubert aubin aubry audouin
  auffret auger augier auguste aumont autin auvray avril aydin azoulay
  ba bachelet bachir bah baillet bailly bakayoko ballet balde bamba baptiste barbe barbet barbier bardet bardin bardou baron
  barre barreau barret barrier barthelemy barthes bastide bastien bataille baud baudet baudin baudouin baudry bauer baumann
  bayle bayard bazin beaufils beaulieu beaumont becker begue bel belaid belhadj belkacem bellanger bellet bellon beltran
  benali benard benhamou benoist benoit bensaid benard berard beraud berger bergeron bergeret bernard bernardin bernier
  berthe berthelot berthet berthier berthon bertin bertrand besnard besse besson beuzelin bianchi bichon bidault bigot
  billard billaud billet billon binet biron bisson bizet blain blaise blanc blanchard blanchet blin blondeau blondel blot
  bluteau bocquet boisseau boissel boissier boivin bompard bonhomme bonin bonnard bonneau bonnefoy bonnet bonneville
  bonnot bontemps borde bordes borel borges bosc bossard bouaziz boucher bouchard bouchet boudet boudin bouet bougeard
  bouillon boulanger boulay boulet bouquet bour bourbon bourdin bourdon bourgeois bourgoin bourguignon bourrel boursier
  bousquet boutet boutin bouvet bouvier bouzid boyer braun breton briand bricout bride brisson brochard brossard brossier
  brou broussard bruel brun bruneau brunel brunet brunner bruno buisson bureau burel busson
  cadet cadiou cahen caillaud calvet camara camus candela cardon cardoso caron carpentier carre carriere cartier carvalho
  castel castelli castro cauchois caudron cazenave celik cellier chabert chabot chaillou chambon champion chapelle chapuis
  chardon charles charlot charpentier charrier chartier chassagne chateau chatelain chauveau chauvet chauvin chen cherif
  cheron chesneau chevalier chevallier chevrier chiron chollet chopin choquet christophe clavel clement clerc cochet
  cohen coelho coindre colas colin colombe colombo collet collin collignon combes comte constant conte coppin corbin corbineau
  cordier cormier cornet cornu correia coste costa coulibaly coulon couderc courtin courtois cousin coutin couturier
  crepin cros cuvelier cunha
  da-silva da-costa dahan daniel danjou dao darras daumas david de-oliveira debray decroix defrance delacroix delage delahaye
  delamare delannoy delaunay delattre delcourt delmas delorme delpech delporte denis deniau denoyelle deprez derrien
  desbois deschamps descamps desmarais desmoulins desmarets desnos devaux deville devillers dherbecourt diaby diagne
  diakite diallo diaby diarra diaz dias diop diouf dijoux do domingues dominguez dos-santos doucet doucoure drame dreyfus drouet
  drouin dubois duboscq dubreuil dubuisson ducasse duchemin duchene duclos ducrocq dufour dufresne duhamel dujardin dumas
  dumont dumontier dumoulin dupin duplessis dupont duport dupouy duprat dupre dupuis dupuy duquesne durand durant duret
  durieux dussaux duval duvivier
  elbaz emery erard ernst escoffier espinasse esteve estrada etienne evrard eyraud
  fabre fall fauche faucher faure faur favre favier fayolle fekir felix fernandes fernandez ferrand ferrari ferre ferreira
  ferrer ferrier feuillet fevre fevrier fichet fiquet fischer flament flandin fleury fofana fontaine fonteneau fonseca
  forest forestier fort fortin foucault foucher fouquet fourcade fournier fraisse francois freitas freire frey fritsch froment
  gabriel gaillard gallet gallois galland garcia garnier garreau gasnier gaubert gaudin gauthier gautier gay gendron genin
  geoffroy georges gerard gerin germain gervais gibert gicquel gilbert gilles gillet girard girardin giraud girault giroud
  glemot gobin godard godefroy godin goffin gomes gomez goncalves gonzales gonzalez gosselin goubert gouin goujon gouraud
  gourdon goutte grand grandjean granger granier gras grasset grenier gregoire grimaldi grimaud gros grosjean guedj guerin
  guerra guerrier gueye guibert guichard guignard guigue guilbert guillard guillaume guillemin guillemot guillet guillon
  guillot guillou guiraud gutierrez guy guyard guyon guyot
  haddad hadj hamdi hamel hamelin hamon hamza han hardy hassan hatton hebert helene henry hermann hernandez herve heurtel
  hoareau hoarau hoffmann houssin huang hubert hue huet hugues humbert huot huguet husson
  ibrahim imbert ishak issa jacob jacquemin jacques jacquet jacquin jacquot jamet janin janvier jaouen jardin jarry jaubert
  jean jeanne jegou jimenez jolivet jolly joly josse jouan joubert jourdain jourdan jouve joyeux julien jullien jung juin
  kaba kadi kante kaya kebe keita keller kermarrec khalifa khelifi kieffer kiefer klein koch koffi konate kone kouassi
  kouyate kowalski kremer krief kuhn kumar
  labat labbe labrousse lacombe lacoste lacour lacroix lafon lafont laforge lagarde lahaye laine lallemand laloy lamber
  lambert lamotte lamour lamy lancelot lang langlois lanoe lapeyre laporte laroche larue lasserre latour laurent lavergne
  lavigne lavoine lazare le-bihan le-blanc le-borgne le-bras le-corre le-floch le-gall le-goff le-guen le-roux le-roy le-bris
  leau lebas lebeau leblanc leblond lebon leborgne lebreton lebrun leca lecat leclerc leclercq lecocq lecointe lecomte leconte
  lecoq ledoux lee lefebvre lefevre lefort lefranc legendre leger legoff legrand legros leguen lejeune leleu lelievre
  lelong lemaire lemaitre lemarchand lemoine lemonnier lenoir lenormand lepage leroux leroy lesage lescure lesueur letellier
  leveque levy lhermitte lienard lim limousin linard lion lopes lopez lorain loiseau lombard lorenzo louis louvet lucas luong
  ly lysak
  mace machado maes magnier magnin mahe maillard maillet maillot malet mallet mangin marchal marchand marchetti marechal
  margueritte marie marin marion marques marquet martel martin martineau martinet martinez martins marty mary mas masse
  masson mathieu mathis mathon maurel maurice maurin maury may mayer mazet meier meilleur melin menard mendes mendy mendoza
  mercier merle merlin merlot mermet messaoudi metayer metz meunier meyer michaud michel michelet michon mignot milan millet
  millot minet moal moine moinard molina mohamed mohamadi monier monnet monnier montagne monteiro moreau moreira morel moreno
  moretti morin morisset morvan moulin mounier mouret mouton muller munoz musset
  nadal nardin navarro ndiaye neau neveu nguema nguyen nicolas nicolle niang noel noir nogueira normand nunes
  odin ogier oliveira olivier ollivier omari orsini ortega ortiz osmani otmani ouali ouattara oudin ouedraogo oury ozturk
  pages pagnon paillard paillet papin paquet parent paris parisot pascal pasquet pasquier pasteur patel paul payen payet
  pelissier pelletier pellerin penot pepin perea pereira perez peric perier pernet perot perret perrier perrin perron perrot
  persson petit petitjean peyre pham philippe phan picard pichon picot pierre pierron pillet pilon pina pinault pineau pinel
  pinson pinto pires piquet poirier poisson pollet pommier poncet pons porte portier potier pottier poulain poulet pouget
  poulin pradier prat prevost prevot prieur prigent primault prost provost pruvost puech pujol
  quentin querre queval quere raffin ragot ramos rambaud rault ravel raymond raynaud raynal regnault regnier reis remond
  remy renard renaud renaudin renault rene renou rey reynaud reynier ribeiro ribes ricard richard richez rigal rigaud rigault
  riou riquet ritter riviere robert robin robinet roche rocher rocha rodrigues rodriguez roger rolland romain romero roncin
  rondeau roques rose rosier rossi rossignol roth rouault roullier rousse rousseau roussel rousset rouvier roux rouxel
  roy royer ruffin ruiz
  sabatier sadoun sagne sahin said saidi salah salaun salles salmon salomon samson sanchez sane sangare santos santoni sanz
  sarrazin sarr saulnier saunier sauvage savary schaeffer schmidt schmitt schneider schmit schreiber schultz schwartz
  sebban seck segura seguin seguy sene serra serre serrano sidibe silva simon simonet simonin singh sissoko slimani soares
  solet sorel soulier soumare souza sow stephan sylla sy tahar tanguy tardieu tardy tavares taylor techer teixeira
  tellier terrier tessier texier thebault theron thery thevenet thibault thiebaut thiam thierry thomas thuillier tison
  tissier tisserand tissot toure tournier toussaint touzet traore tran tremblay trinh troadec turpin
  vacher vaillant valentin valette vallee vallet valentin vandenberghe vannier varin vasquez vasseur vaz verdier vergne vernet
  veron verrier vial viard viaud vicente victor vidal viel vieira vigneron vignon vilain villard villain villeneuve vincent
  violet viollet vitry vivier voisin vuillemin wagner walter wang weber weil weiss werner winter wirth wolff wu xavier xu
  yang yildirim yilmaz yvon zaoui zeller zerbib zhang zidane zimmermann
  """,
  alsoWords: """
    adam alexandre ange antoine avril bel barre barbe barbier baron bataille beaulieu beaumont berger berthe blanc blin boucher
    bouchard boudin bouillon boulanger boulet bouquet bourbon bourdon bourgeois boursier braun breton brun buisson bureau cadet
    cardon carpentier carre carriere champion chapelle chardon charpentier chateau chevalier chevallier clerc colombe combes
    comte conte constant cordier cormier coste costa courtois cousin couturier do diaz fall faucher fevrier fleury fontaine
    forest forestier fort fournier gay grand granger gras grenier gros guerrier hardy jardin janvier juin joyeux lamour
    lancelot lang laroche lion lombard maillard maillot marchand marechal marie marin martel martinet mas masse may merle merlin
    merlot meunier michelet mignot milan moine montagne moulin mouton musset neveu noir normand paillard paillet papin paquet
    parent paris pasteur paul petit picard pierre pilon pinson pinto poirier poisson pommier porte portier potier poulain poulet
    prieur renard riviere robinet roche rocher roi rose rosier rossignol rousse roux salmon sauvage soulier tellier terrier
    tisserand tissot toussaint vacher vaillant vallee verdier verrier vigneron vilain villeneuve violet vivier voisin winter
    limousin lorain bourguignon allemand lallemand flament langlois gallois villard villain serre serra louis pages sage
    chartier mercier maurice mars ete hiver automne bon beau charron maçon macon
    pelletier saunier saulnier tailleur teinturier tonnelier cuvelier thuillier charretier fauconnier laporte lacroix lafont
    metz auger nice cannes caen toulon lens laval cahors fougeres vannes lourdes lee ly ba bah sy sow xu wu han may lang lim
    """)
