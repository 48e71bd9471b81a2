/// Family names that persons in France bear, folded; parts of one name are joined by a hyphen.
///
/// INSEE, *Fichier des noms de famille*, births 1891–2000, Licence Ouverte 2.0 (https://www.insee.fr/fr/statistiques/3536630):
/// every name borne at birth at least 1,227 times, some 8,000 that make 47 % of births, and, of rarer ones, some that were
/// borne at least 100 times and are usual in the Maghreb, sub-Saharan Africa, Portugal, Turkey, Eastern Europe or Asia. No
/// count is taken from it. `Tests/DisclosureTests/References/names.py` makes the list from the file.
///
/// Names that are also words: those of a dictionary of French in small letters (Debian’s wfrench), towns, départements and
/// usual English words. Nearly all other persons bear a rarer name, so half of a column can be unknown.
let familyNames = NameList(
  """
  abad abadie abbas abdallah abdi abdou abel abelard abgrall abid abiven abraham abrial accart achour acker ackermann
  acquaviva adelaide adeline ader adnet adnot adolphe adrian adrien afonso agasse agez agneray agnes agogue agostini
  aguilar aguillon ahmed aillaud airault aissaoui alain alarcon alary alaux alavoine alazard alba albaret albert
  alberti albertini albin albinet albouy albrecht alcaraz aldebert alessandri alex alexis alfonsi ali alibert alix
  allain allaire allanic allard allart allary alleaume allibert allio alliot allix allouche almeida almeras alonso
  alquier alric alvarez alves amador amalric amand amann amar amara amat amato ambert amblard ambroise ameline amestoy
  amet amiard amice amiel amiot amirault amoros amory amouroux amrani amri amsellem amy ancel ancelin anciaux andrade
  andre andreani andres andreu andrieu andrieux andriot anfray angeli angelini anger angibaud anglade angot anne
  annette anquetil anquez ansart ansel anselin anselme ansquer anstett antier anton antonelli antoni antonini antonio
  antony antunes aoustin arab aragon araujo arbogast archambaud archambault archimbaud ardouin argaud argoud arlot
  armand armengaud arnal arnaud arnault arnold arnould arnoult arnoux arrighi arsac arslan artaud arthaud arthur artus
  asselin assemat assie astier astruc atlan attal attard attia aubel auber auberger aubert aubertin aubineau aubourg
  aubree aubrun aubry auclair aucouturier audebert audibert audic audigier audin audo audoin audouard audouin audoux
  audrain audran audren audry audureau auffray auffret aufrere augendre augereau augier augusto aumont auneau aupetit
  aure auriol auroux auroy authier autier autin autissier autran autret auvinet auvray auzanneau auzou avenel averty
  avice avignon avisse avon ayad aydin aymard ayme ayral ayrault azais azam azema azemar azevedo aznar azoulay azzouz
  babel babin babonneau bach bachelard bachelet bachellerie bachelot bachet bachir bachmann baclet bacque bacquet
  badel badet badie badier badiou baduel baert bagot baguet baheux baillard baillet bailleul bailleux baillif baillot
  bailly bajard bakayoko balan balavoine balay balde baldy balland ballanger ballay ballereau ballester ballu bally
  balme balthazard bamba bance bancel bannier baptista baque bara baradel barale baran baranger barat barbarin barbaud
  barbereau barberet barbero barbey barbieri barbieux barbin barbosa barbot barcelo bardel bardet bardin bardon bardou
  bardoux bardy bares baret bargain barillot barlet barlier barnabe barnier barone baroni barou baroux barral barrau
  barraud barrault barrere barret barreteau barrier barrois barros barry bart barth barthe barthel barthelemy barthes
  barthez bartoli bascou bascoul basile basle basquin basso bastard bastian bastie bastien bastin bataillard batista
  battaglia battesti batteux battut batut baty bauche bauchet baude baudier baudin baudoin baudon baudot baudouin
  baudoux baudry baudu bauduin baudy bauer baumann baumard baumgarten baumgartner baur bauwens baverel bay bayard
  bayart bayet bayle bayol bayon bazile bazille bazin bazire beal beauchamp beauchet beaucourt beaud beaudet beaudoin
  beaudouin beaufils beaufort beaufrere beaugendre beaugrand beaujard beaujean beaume beaune beaupere beaurain
  beaussart beaussier beauvais beauvallet beauvois becart bechard bechet bechu beck becker becourt becq becquart becu
  becue becuwe bedel bedin bedos bedouet bedu begaud beghin begin begon begot behague behr beillard belaid belair
  belarbi belaud belhadj belhomme beliard belin belkacem bellamy bellanger bellard bellec bellegarde bellenger bellet
  belleville belliard bellier bellin bellini belliot bello belloc bellocq belloir bellon belly belmonte belot belotti
  beltran belval bely benaissa benali benard benazet bender benech benedetti beneteau benezech benhamou benichou
  benier benoist benoit bensaid bensalem bentz benyahia beranger berard beraud berenger berenguer berg bergeon bergeot
  bergeret bergeron bergerot bergot bergougnoux berhault berland berlemont berlioz bermond bernabe bernadet bernard
  bernardeau bernardi bernardini bernardo bernasconi bernaud bernede bernet bernhard bernhardt bernier bernigaud
  bernon bernot berrier berrou berry berson bert bertaud bertaux berteau berteaux berteloot bertet berthaud berthault
  bertheau berthelemy berthelier berthelin berthelon berthelot berthet berthier bertho berthod bertholet berthome
  berthomier berthomieu berthonneau berthou berthoud bertin berton bertoux bertrand bes besancon bescond besnard
  besnier besombes bessard besse besseau besset bessiere bessieres bessonnet bessou betremieux betton beucher beugnet
  beurel beuzelin beyer bezard beziat bezier bianchi bianchini bianco biard biau bibard bichet bidard bidart bidaud
  bidault bideau bieber biehler bienaime biet bigand bigeard bignon bigotte biguet bihan bilger billaud billault
  billiet billy binder binet bion biot biraud biron birot bisch bischoff bisiaux bisson bize bizeul bizien bizot
  blache blachere blachon blain blais blaise blaison blanchard blancher blanchet blanchon blanchot blanco blandin
  blanpain blanquart blanquet blard blary blas blasco blay blazy blein bleriot bleuse bloch blois blomme blondeau
  blondelle blondet blondy bloquet blot blouet blouin blum bluteau bobet bobin bocher bochet bocquet bocquier
  bocquillon bodard bodart bodereau bodet bodin bodineau body boeglin boehm boesch bogaert bohn boidin boileau boillot
  boin boinet boinot boireau boiron boisard boisnard boissard boisse boissel boisserie boisset boissier boissiere
  boissin boissinot boissonnet boissy boitard boiteau boitel boittin boivin boizard bolle bompard bonal bonamy
  bonaventure bondoux bondu bonenfant bonet bonfils bonhoure boniface bonin bonjean bonnafous bonnafoux bonnaire
  bonnal bonnamy bonnard bonnardel bonnat bonnaud bonneau bonnefoi bonnefond bonnefont bonnefous bonnefoy bonnel
  bonnemaison bonnenfant bonneton bonnevie bonneville bonnier bonnin bonnot bonny bono bontemps bonvalet bonvarlet
  bonvoisin bony bonzom boone boquet bordeau bordenave bordet bordin borel borg borges borie bories bornet borrel bory
  bos bosc bosch boscher bosio bossard bossis bosson bossy bost botella bothorel botrel bottero botton bou bouard
  bouaziz bouazza boucard bouchart bouchaud bouchereau boucheron bouchery bouchet bouchut bouclet boucly boudard
  boudaud boudeau boudet boudier boudon boudot boudou boudry bouet bouffard bougard bougault bougeard bouget bouhier
  bouhours bouillard bouillaud bouillet bouillot bouilly bouin bouisset bouissou bouix bouju boulaire bouland boulard
  boulay boulenger boulesteix bouley boulinguez boulle boullet boullier boully boulnois boulogne bouly bouniol bour
  bouras bourasseau bourcier bourdeau bourdel bourdet bourdier bourdin boure boureau bourel bouret bourez bourgain
  bourgault bourgeais bourgeat bourges bourget bourgin bourgine bourgoin bourgois bourgouin bourguet bourhis bourillon
  bourlet bourlier bourlon bourmaud bouron bourquin bourrel bourret bourrier boursin boury bousquet boussard bousseau
  boussemart boussion boutard bouteloup boutet bouthier bouthors boutier boutigny boutillier boutin boutoille
  boutonnet boutron boutry boutte bouttier bouty bouvard bouvart bouveret bouvet bouvier bouyer bouyssou bouziane
  bouzid bouzidi bove boyaval boye boyer bozec bozon brachet bracq brahim brahimi brahmi braillon branchereau
  brancourt brand brandt branger brard brassart brasselet braud brault bray breant breard brebant brebion breda
  bregeon brehier bremaud bremond bremont brenier brenner brenot bres bresson bressy bret bretagne bretaudeau breteau
  brethes bretin breuil breux breysse briand briant briat briatte bricard bricaud brice briche brichet bricout bridier
  bridoux briend briens brient briere briet briffaut brignon brillet bringuier briois brion briot brisard brison
  brissaud brisse brisset brisson brizard brochard brochier brochot brodin brohan bron bronner broquet bros brossard
  brosseau brosset brot brouard brouillet brousseau broutin broux bruchet bruchon brucker bruel bruere brugere
  brugiere bruley brulin bruna brunaud bruneau brunel brunelle brunet bruneteau brunier brunner bruno brunon brunot
  bruyas bry buard buatois buch buchet buet buffard buhler buhot buisine bulot bulteau bultel bultez bunel buquet bur
  burban burckel burdin burel buret burg burgaud burger burlet burlot burnel burnet burnichon burtin bury busch busin
  busnel busquet bussiere busson bussy buteau butel butet buton caballero cabanel cabanne cabannes cabon cabrol caby
  cacheux cadart cadic cadieu cadinot cadiou cadoret cadot cadoux caffier cagnon cahen cahu cahuzac caillard caillaud
  cailleau caillet cailleux caillol caillon cailly caire calixte callens callet callewaert calmel calmels calmet
  calmettes calonne calvet calvez calvo cam camacho camara cambier cambon cambray camier caminade campana campion
  campo camus canac cance candau candelier canet canevet canivet cano canovas cantet cantin canu caparros capdevielle
  capdeville capel capelli capello capet caplain cappe cappelle caradec carayon carbon carbonnel carbonnier cardin
  cardona cardoso cardot carel carette cario carion cariou carle carles carli carlier carlot carlotti carminati
  carmona carneiro caro caroff caron carrara carrasco carrel carrere carret carrette carrey carrie carrion carron
  carrot carteron cartigny cartron caruso carvalho casado casagrande casanova caspar cassagne cassan cassard cassin
  cassou castagnet castaing castan castanet castanier castelain castellani castelli castera casteran castet castets
  castex castillo castillon castro catala catel cathala cathelain cathelin catherin catherine catoire catry cattaneo
  catteau cattiaux cattin cau caubet cauchy caudrelier caudron cauet caulier caumont cauquil cauvin caux cavaille
  cavailles cavalie cavalli cavallo cavelier cavillon cayet cayla cayol cayre cayrol cazal cazals cazaubon cazaux caze
  cazeaux cazenave cazeneuve cazes cazier cazin cazorla ceccaldi celerier celik cerqueira cerutti cesari cesbron
  chabal chabane chabanne chabanon chabaud chabbert chabert chabin chabod chaboud chabrier chagneau chagnon chaigne
  chaigneau chaignon chaillet chaillot chaillou chailloux chaix chaize chalard chalier challier chalon chalopin chalot
  chalvet chamaillard chamand chamard chamayou chambaud chambert chambon chaminade champeau champeaux champigny chanal
  chancerel chanel chanet chanteloup chantepie chantereau chantreau chantrel chanu chanut chapalain chapel chapelon
  chapin chaplain chapot chappaz chappe chappuis chapron chapuis chapus chaput charbonneau charbonnel chardin
  chardonnet chareyre chareyron charlemagne charles charlet charlier charlon charlot charnay charneau charon charpin
  charpy charras charre charret charriere charroin charton charvet charvin chassagne chassain chassaing chassang
  chassard chassin chastanet chastang chastel chataigner chatard chatel chatelard chatelet chatelier chatelin
  chatellier chatenet chatillon chaubet chaudet chaudier chauffour chaulet chaumeil chaumet chaumette chaumont
  chautard chauveau chauvel chauvet chauviere chauvin chavanne chavanon chavatte chave chazal chaze chazelle chazot
  chedeville chen chenais chenard chenot chereau cherel cheret cherifi cheron cherrier chery chesnais chesne chesneau
  chesnel chevallereau chevance chevereau chevillon chevrel chevreux chevrot cheze chiquet chirat chirol chiron chivot
  choisy cholet chollet cholley chomel chomette chopard chopin choplin choquet chosson chotard choulet chouquet
  chouteau christen christiaens christien christin christmann christophe chupin cisse clabaut claeys clain claisse
  clamens claret clary claude claudel claudon claus clauss clausse clauzel clavaud clavel claverie clech clemenceau
  clemencon clement clenet clere cleret clerget clergue clermont clery clet clisson cloarec clouet cluzeau cluzel
  coadou cochard cochin codron coelho coeuret cognard cognet cohen coic coiffard coiffier coignard coignet coindre
  cointe colard colinet coll collado collange collard collart collet colleu collignon collin collinet collomb collot
  colomb colombani colombel colombet colombo colonna colson combeau combet combier comby come compain conan conchon
  condette conil connan conrad constans constantin conti convers convert copin coppens coppin coquel coquelin coquelle
  coquerel corbel corbet corbier corbiere corbineau corlay cormerais cornec corneloup cornic cornil cornille cornillon
  cornuault cornut corre correia cortes corvaisier cosnard cosnefroy cosnier cosquer cossart cosset cosson costantini
  costes cot cotard cotelle cottard cotten cottereau cottet cottier cottin cotton couasnon coubard couchot couderc
  coudert coudray coudurier coue couet couillard couillaud coulange coulaud coulet coulibaly coulombel coulon coupeau
  coupet couprie couraud courault courbet courbin courbon courbot courcelle coureau couret courmont courreges courtade
  courtecuisse courteille courtel courtet courtial courtin courtine courtot courty courvoisier cousseau coussy coutand
  coutard coutarel coutelle coutin couton couty couvreux cozette cozic creach crenn crepel crespel crespin crespo
  crespy cressent creton creusot crevel crochemore crombez cron cronier cros crosnier crouzet crozat croze crozet
  crozier cruchet cruz cueff cuenot cunha cunin cuny cuq curt curtet cussac cuvillier cuzin cyrille da-costa da-cruz
  da-cunha da-fonseca da-rocha da-silva dabin dachicourt dagorn dagorne daguenet daguerre daguin dahan dahmani dailly
  daire dalleau dallet dalmas dalmasso dambreville dambrine damien damiens damon damour danel danet daniel danielou
  danis danjou dano dantan dantec dantin danton dany dao daoudi darbon darcy dardenne dargent darmon darnis darracq
  darras darre dasse dassonneville dassonville dauchez dauchy daude daudet daudin dauge daumas daurat dauriac daussy
  dautel dauvergne daval daveau daviau daviaud david daviet davin davoine davoust davy dayde de-almeida de-araujo
  de-barros de-carvalho de-castro de-clercq de-freitas de-jesus de-luca de-matos de-oliveira de-sousa de-souza
  debacker debard debarge debonne debove debray debruyne debuire decamps decaudin decaux dechamps decherf decker
  declerck declercq decobert decock deconinck decoster decottignies decourt decoux decroix dedieu defaux defay defaye
  defer deflandre defontaine deforge defosse defossez defour defrance degand degardin degraeve degrange degrave
  degremont degroote dehais dehan dehlinger dehon dejardin dejean dejoie dejonghe dejoux delabarre delaby delacour
  delacourt delacroix delafosse delage delahaie delahaye delaigue delair delaire delaitre delalande delamare delamarre
  delamotte delange delangle delannay delannoy delanoe delanoue delapierre delaplace delaporte delarbre delaroche
  delarue delas delassus delattre delaunay delaune delauney delaval delavaud delavault delaveau delay delbarre delbart
  delbecq delbecque delbos delcambre delcourt delcroix delcros deleage deleau delebarre delecluse delecourt delecroix
  deleglise delepierre delepine delerue delesalle delestre deletang delettre deleu deleuze delforge delfosse delfour
  delgado delgrange delhaye delhomme delhommeau delhoume deligne deligny delille delin delion delisle delmas delmotte
  delobel delobelle deloche deloffre deloison delolme delon delor delord delorme delort delory delos delouche delourme
  delpech delphin delpierre delplace delplanque delporte delprat delpuech delpy delrieu delrue delsart delsaux delsol
  delteil deltour delval delvallee delvaux delville demailly demaison deman demarcq demare demarest demaret demars
  demay dembele demestre demey demilly demir demol demonchy demont demory demoulin denat deneuville deneux deniau
  deniaud deniel denimal denis denise denize denizot denjean denoual denoyelle denys depardieu deparis depierre
  depoilly depoorter depret deprez dequidt derache deregnaucourt dernoncourt deroo deroubaix derouet derouin derre
  derrien deruelle dervaux derville dervin derycke desbois desbordes desbrosses descamps deschamps desclaux descombes
  descours desfontaines desforges desgranges deshaies deshayes desjardin desjardins deslandes desmarais desmarest
  desmarets desmaris desmars desmedt desmet desmidt desmons desmoulin desmoulins desnos desnoyers desplanches
  desplanques desplat desportes despres desprez desreumaux desroches desrousseaux desrues desrumaux dessaint dessaux
  desse desseaux destouches desvaux desvignes deswarte detrez deudon deutsch devaud devaux deveaux deveze devigne
  devillard deville devillers devilliers devos devulder dewaele dewez dewilde dewitte dewulf dhainaut dhalluin dhaussy
  dheilly dhenin dhennin dherbecourt dhondt diaby diagne diakite diallo diard diarra dias diawara didelot didier
  didierjean diebold diebolt diet dietrich dietsch dieudonne dieumegard dieval diez digonnet diguet dijon dijoux dilly
  dinet dion diop diot diouf dixneuf doche dodin dogan doisy dolle dollet domenech domergue domingues dominguez
  dominici dominique domont donat donati donnadieu donnart donnet donval donze dorange dorchies dordain doreau dorel
  doret dorey dorier dorleans dormoy dornier dorval dos-reis dos-santos douard douaud douay douchet douchin doucoure
  douet douillard dousset doussot douville drancourt dray drean dreano dreau dreux drevet drevon dreyer dreyfus dridi
  drieu drieux dron drouard drouart drouet drouhin drouin drouot druart druelle druet druon duarte duault dubail dubar
  dubard dubarry dubernet dubief duboc dubois dubos dubosc duboscq dubosq dubost dubourdieu dubourg dubray dubreil
  dubreucq dubreuil dubroca dubrulle dubuc dubuis dubuisson dubus ducamp ducastel ducellier duchamp duchateau duchatel
  duchaussoy duchemann duchemin duchene ducher duchesne duchet duclaux duclos ducloux ducoin ducos ducournau
  ducourneau ducret ducreux ducrocq ducros ducrot ducroux dudognon dudouit duez dufau dufaud dufay dufeu duffau
  duffour dufils duflos duflot dufosse dufour dufrene dufrenne dufrenoy dufresne dugas dugast dugue duguet duhamel
  duhaut duhem duhoux dujardin dulac dulau dulin dulong duluc dumaine dumartin dumas dumay dumenil dumesnil dumetz
  dumez dumon dumond dumont dumonteil dumontet dumontier dumortier dumouchel dumoulin dumur dunand dunoyer duparc
  dupart duperray duperron dupeyron dupin dupire duplan duplessis duplouy duponchel dupont duport dupoux dupouy duprat
  dupraz dupre duprey duprez dupriez dupuich dupuis dupuy duquenne duquenoy duquesne duquesnoy duran durand duranton
  dureau durel duret dureuil durier durieu durieux durif durin duris duron durot durou duroux durr durrieu duru durupt
  dury dusart dussart dussaux dussert duteil dutel dutertre dutheil duthil duthilleul duthoit dutilleul dutoit dutot
  dutour dutrieux duval duvauchelle duveau duverger duvernay duvert duvivier echard eck eckert edel edet edmond edon
  edouard egea ehret ehrhardt ehrhart elbaz elias elie eliot elisabeth elissalde eloi eloy emeriau emery emile
  emmanuel emonet enault engel engrand enjalbert enjolras erard erb ernoult ernst escande escudero escudie escudier
  esnault espinasse espinosa esposito esteban esteve esteves estienne estrada etcheberry etchegaray etcheverry etheve
  etienne ettori eude eudeline eudes eugene euvrard evain evanno evano eveillard even eveno evin evrard exbrayat
  excoffier exposito eychenne eymard eymery eynard eyraud fabbri faber fabien fabre fabry fage fages faget faivre
  falck falco falcon falempin fallet fallot fanget fantin faraut farcy farge fargeot farges fargier farre farrugia
  fasquel fasquelle fau fauconnet faugeras faugere fauque fauquembergue fauquet faur faure faurie faury fauveau fauvel
  fauvet favard fave favennec favereau favier favre favreau fay faye fayet fayolle fays febvre fekir felix feral
  feraud feray ferchaud ferdinand feret ferey ferlay fernandes fernandez feron ferran ferrand ferrando ferrara ferrari
  ferraro ferre ferreira ferrere ferrero ferri ferrie ferrier ferriere ferro ferron fert ferte fery fesquet fessard
  feuvrier fevre fey fichaux fichot fievet fievez filhol filippi fillatre fillion fillon filloux fily finck finet
  finot fiquet firmin fischer fitoussi fix flageul flahaut flandin fleck fleurot flinois flipo floch floquet florent
  floret flory floury fofana follin folliot fonseca fontan fontana fontanel fonteneau fontenelle foray forget
  forissier fortier fortin fossard fosset fossey fossier fouache fouassier foubert foucard foucart foucaud foucault
  fouchard fouche foucher fouchet fougeray fougerouse fouillet fouilloux foulquier fouque fouques fouquet fourcade
  fourcroy foure fourel foures fourgeaud fourment fourmond fourmont fourmy fournel fournet fourny fourquet foussard
  foy fraboulet fradet fradin fraisse france frances franceschi franceschini franchet francisco franck francois
  francoise francomme francon franquet frantz frappier fraysse frayssinet frebourg frechet frederic fredon freire
  freitas fremaux fremont fremy freret fresneau freulon freund freville frey freyburger freyermuth friant friboulet
  friedrich friess fritsch froger froissart fromentin fromont frossard frot frouin fruchart frugier fuchs fuentes
  fuhrmann furic furlan fuster gabard gabet gabillard gaboriau gaborieau gaborit gabriel gabrielli gac gachet gachon
  gacon gaget gagnaire gagnard gagnepain gagneux gagnon gaignard gaillot galais galan galand galibert galichet galindo
  galinier gall gallais galland gallard gallardo gallas gallay gallego gallet galli galliano gallien gallier galliot
  gallot gallou gally galmiche galtier galy gamard gamblin gandon gangloff ganne garaud garbay garbe garcia garcin
  gard gardet gardette gardin garel garet garin garnaud garnier garot garraud garreau garrec garret garric garrido
  garrigou garros garry gary gasc gaschet gascoin gasnier gaspar gaspard gasparini gasquet gass gassama gasse gasser
  gassmann gastaldi gastaud gastineau gaston gastrin gatignol gatineau gatti gau gaubert gauchet gaud gaudard
  gaudefroy gaudel gaudet gaudillat gaudin gaudron gaudry gaudy gaugain gaulard gaulier gault gaultier gaume gauthe
  gautheron gautherot gauthey gauthier gautier gautreau gautron gauvain gauvin gauvrit gavard gavelle gaye gayet gayot
  gayral gayrard gayraud gazeau gazel geay geffray geffroy gehin geiger gelin gelineau gelis gelle gelly gelot gely
  gence gendreau gendron gendrot gendry geneau genest geneste genevieve genin genot genty geny geoffray geoffroy
  george georgel georgelin georges georget gerard gerardin geraud gerault gerbaud gerbault gergaud gerin germany
  germond gernez gernigon gervais gervaise gervasoni gery gesbert geslin gest gestin gey geyer gharbi ghesquiere giard
  gibaud gibault gibert gibon gicquel gidon giffard gigan gigon gil gilbert gilibert gillard gilleron gilles gillet
  gillier gillon gillot gilly gilot gilson gimbert gimenez gimeno giner gineste ginestet ginet ginoux giordano giorgi
  giot girard girardeau girardet girardi girardin girardon girardot giraud giraudeau giraudet giraudo giraudon girault
  gire girerd giret girin girod girot giroud giroux giry gitton giudicelli giuliani gleize gleizes glemot gleyze
  gloaguen goasdoue gobert gobet gobin goblet godard godart godeau godefroy godfrin godfroy godin godineau godon godot
  goepfert goetz goffin goguet gohier goin golfier gombert gomes gomez gomis goncalves gondouin gonet gonin gonneau
  gonnet gonnord gonon gontard gonthier gontier gonzales gonzalez gorce gorin gorlier goron gorse gory gossart
  gosselin gosset got gotti goubert goubet goubin goudal goudard goudet goudin gougeon gouget gouhier gouin goulard
  gouraud gourdain gourdet gourdon gouret gourgues gouriou gourlaouen gourlay gourmelen gourmelon gournay goursaud
  goury goussard goutard goutorbe goux gouy gouzy goyard goyer goyet goyon graf graff graffin graillot graindorge
  grall grancher grandemange grandgirard grandidier grandin grandjean grandpierre granet grangeon grangier granier
  granjon grard grare grasser grassi grassin gratien grattepanche graziani greau grebert greco greff gregoire gregori
  greiner grelaud grelet grelier grellier gremillet gremont grenet grenon gresset gressier gricourt grillet grillot
  grimal grimaldi grimault grimbert grimm grisel griveau grivel grognet grolier grolleau grollier grondin grosbois
  grosjean gross grosset grossin grosso groult grousset grout groux gruber gruel gruet grunenwald gruson guay guedes
  guedj guedon guegan gueguen gueho guenard gueneau guenet guenin guennec guenot guerard guerif guerin guerineau
  gueroult guerra guerreiro guerrero guerrini guerry guery guesdon guesnon guevel gueye guez guezennec guffroy
  guglielmi guiard guibal guibert guichaoua guichard guicheteau guichon guidet guidi guidicelli guiet guignard guigon
  guigue guihard guiheneuf guiho guilbaud guilbault guilbert guilbot guilhem guilhot guillard guillas guillaud
  guillaume guillaumin guillaumot guille guillemain guillemant guillemard guillemin guilleminot guillemot guillen
  guillerm guillerme guillermin guillet guilleux guillevic guillier guillin guillo guillois guillon guillonneau
  guillot guilloteau guillotin guilloton guillou guillouet guilloux guilluy guilmin guimard guin guinard guinchard
  guinet guinot guion guionnet guiot guiral guiraud guitard guiton guittard guittet guitton guittonneau guivarch
  gunther gury gustave gustin guth gutierrez guy guyader guyard guyet guyomard guyon guyonnet guyonvarch guyot haag
  haas habert hachet hacquard haddad hadjadj haffner hagnere hahn hainaut halgand haller halley hallot halter hamadi
  hamann hamard hamdi hamel hamelin hamidi hamm hamon hamonic hamza hanin hannequin hanon hanot hanquez hans haon
  harang hardouin harel harivel harmand harter hartmann hary hascoet hassan hassani hatton hauchecorne hauet hauguel
  hauser hautecoeur hautot havard havet hay haye hays hazard hebert hebrard hecht heck heckel heckmann hecquet hector
  hedin hedouin hego heim heinrich heintz heitz heitzmann helaine helary helbert helene helias helie helin hell helle
  hellec hellegouarch heller hembert hemery hemon henaff henault henin hennebelle hennebert hennequin hennion henocq
  henon henot henri henriet henrio henrion henriot henriques henry hequet herail herard heraud herault herbaut herbert
  herbet herbin herbreteau hericher herin herlin herman hermand hermann hermant hermet hermitte hermouet hernandez
  herouard herpin herr herrera herrero herrmann herry hertzog herve hervet hervier hervieu hervieux hervo hervouet
  hervy hery herzog hespel hess hesse heude heurtaux heurtel heuze heyraud hibon hild hillairet hillion hippolyte
  hirigoyen hirsch hirtz his hivert hoarau hoareau hochard hochart hocquet hoff hoffmann hollard horel horn hospital
  houard houdart houdayer houdin houeix houel houillon houllier houot houpert hourcade houriez hourlier hours houssin
  houy houze hu huang huber hubert huby huc huchon huck hudry hueber huet hug hugon hugot huguenin hugues huguet
  huiban huin huleux hulin hulot humbert humblot humeau hummel hunault huon huot hurault hureau hurel huret hurez huss
  husser husson huteau hutin huyghe huynh ibanez ibrahim icard iglesias iltis imbault imbert inizan isaac isambert
  isidore isnard israel issa issartel itier izard jacob jacobs jacq jacquart jacquel jacquelin jacquemard jacquemet
  jacquemin jacquemot jacques jacquet jacquin jacquinot jacquot jaeger jaffre jaffres jager jahan jahier jaillet
  jalabert jallet jamain james jamet jamin jamme jammes jammet jamois jamot janet janicot janin jankowski jannin
  jannot janot janson janssens jaouen jaquet jardel jarno jarrige jarry jaubert jaud jauffret jaulin jaume jauneau jay
  jean jean-baptiste jean-francois jean-louis jean-marie jean-pierre jeandel jeanjean jeanmougin jeanneau jeannet
  jeannin jeannot jeanpierre jeanson jeantet jegat jego jegou jegu jehan jehanno jehl jerome jestin jeudy jeulin
  jezequel jimenez joachim joannes jobert jobin joffre joguet jolibois jolivet jollivet jolly joly jonas joncour jones
  jonquet jorand jordan joret jorge joseph josephine josse josselin josserand josset josso jost jouan jouanne
  jouanneau jouannet jouanno jouanny jouault joubert joubin jouen jouenne jouffroy jouglet jouin joulain joulin jourda
  jourdain jourdan jourde journet jousse jousseaume jousselin jousset jouve jouvet jouvin jouy jovanovic juan jubault
  jubert jubin jude judith juhel juillard julia julian julie julien jullian julliard jullien junca jund jung jupin
  just justin justine juteau k-bidi kaba kaci kaczmarek kadri kahn kaminski kancel kante kara karcher karl kauffmann
  kaufmann kaya kayser kebe keita keller kempf kennel kerbrat kerdraon kerebel kergoat kerherve kerjean kermarrec kern
  kerneis kervella kessler khaldi khalifa khelifi kiefer kieffer klein kling knecht knockaert koch kocher koehl
  koehler koenig koffi kohler kolb konate kone kopp kouassi kouyate kowalczyk kowalski kraemer krawczyk krebs kremer
  kretz krief krieger krier kubiak kubler kuentz kuhn kumar kuntz kurtz kuster l-hostis l-huillier labadie labalette
  labarbe labarre labarthe labat labatut labbe labesse labeyrie labit labitte labonne laborde laborie labourdette
  labro labrosse labrousse labrune labruyere labussiere lacaille lacan lacassagne lacaze lachaise lachaize lachaud
  lachaux lachevre lacombe lacomme lacoste lacote lacotte lacour lacourt lacouture lacroux ladet lafage lafarge
  lafargue lafaurie lafay lafaye laffargue laffitte laffon laffont lafforgue lafitte lafleur lafon lafond lafontaine
  laforest laforet laforge laforgue lafosse lafourcade lagache lagadec lagarde lagardere lagarrigue laget lagier
  lagneau lagorce lagoutte lagrange lagrave lagrue laguerre lahaye laidet laigle laigneau laignel lair laisne laisney
  lajoie lalande lalanne lalevee lallemant lallement lallier lalouette laloux laloy laly lamaison lamalle lamande
  lamarche lamare lamarque lamarre lambert lamblin lamboley lami lamothe lamotte lamouche lamouret lamoureux lamouroux
  lampin lamure lamy lancelin lancelle lancien landeau landelle landon landre landreau landrin landry lanfranchi
  langevin langlade langlais langlet lannes lannoy lannuzel lanoe lanoy lanteri lantoine lanusse laot lapalus lapeyre
  lapierre laplace laplagne laplanche lapointe lapotre lapouge larbi larche larcher larcheveque lardeau lardet lardeux
  lardy largeau larguier larive lariviere laroque larose larre larrieu larroque larrouy larrue lartigau lartigue larue
  laruelle lascaux lasne lasnier lassagne lassalle lasselin lasserre lassus latapie lataste latchimy latil latouche
  latour latreille laude laudet lauer lauga laugier laumond laumonier launay launois laur laurain laurans laurence
  laurencon laurens laurent lauret laurin lautier lavalette lavallee lavaud lavaux laveau lavenant lavenu lavergne
  lavialle lavie lavielle lavigne laville laviolette lavisse lavocat lavoine lavorel lay lazare le-bail le-baron
  le-bars le-bec le-bellec le-berre le-bigot le-bihan le-blanc le-bon le-borgne le-bot le-boulch le-bourhis le-bozec
  le-bras le-breton le-bris le-brun le-cadre le-calve le-calvez le-cam le-clainche le-clanche le-clech le-coq
  le-cornec le-corre le-coz le-cunff le-dantec le-du le-duc le-duff le-falher le-faucheur le-fevre le-flem le-floch
  le-flohic le-foll le-forestier le-franc le-fur le-gac le-gal le-gall le-gallic le-gallo le-garrec le-gars le-goff
  le-gourrierec le-grand le-guellec le-guen le-guennec le-guern le-guevel le-guillou le-guilloux le-guyader le-hen
  le-henaff le-hir le-jeune le-lan le-lann le-lay le-maitre le-marchand le-marec le-masson le-mee le-men le-menn
  le-mentec le-mercier le-merrer le-metayer le-meur le-moal le-moigne le-moine le-moing le-morvan le-mouel le-moullec
  le-naour le-normand le-ny le-page le-pape le-parc le-pen le-pennec le-port le-priol le-provost le-quellec le-quere
  le-ray le-roch le-rolland le-roux le-rouzic le-roy le-saint le-saout le-saux le-strat le-tallec le-texier
  le-vaillant leal leandri leau leaute lebailly lebarbier lebas lebastard lebeau lebecq lebegue lebert lebigre leblanc
  leblond leboeuf lebon leborgne lebosse lebouc leboucher lebourg lebourgeois lebouvier lebre lebret lebreton lebrun
  leca lecaille lecanu lecarpentier lecas lecat leccia lecerf lechevalier lechevallier leclair leclaire lecler leclerc
  leclercq leclere lecluse lecocq lecoeur lecoeuvre lecointe lecointre lecompte lecomte leconte lecoq lecordier
  lecornu lecot lecourt lecoustre lecoutre lecrivain lecuyer ledent ledieu ledoux ledru leduc leducq lefebure lefebvre
  lefeuvre lefevre leforestier lefort lefranc lefrancois lefrere legay legeay legendre legentil leglise legoff
  legoupil legout legoux legrain legrand legras legris legrix legros legroux leguay leguen leguillon lehmann lehoux
  leininger leite lejeune lelandais lelarge leleu leleux lelievre lelong leloup lelu lemahieu lemaire lemaistre
  lemaitre leman lemarchand lemarie lemasson lemay lemee lemercier lemerle lemesle lemetayer lemeunier lemiere lemire
  lemoigne lemoine lemonnier lempereur lenain leneveu lenfant lenglet lengrand lenne lenoble lenoir lenormand lentz
  leon leonard leonardi leone leonetti leoni leopold leost lepage leparoux lepelletier lepeltier lepere leperlier
  lepers lepetit lepinay lepine leplat lepoittevin lepoutre lepretre leprevost leprince leprovost lequeux lequien
  lerat leray lerch leriche leroi lerouge leroux leroy leroyer lesaffre lesage lesaint lesaulnier lesauvage lescop
  lescot lescure leseigneur lesellier leseur lesieur lesne lesourd lespagnol lespinasse lestienne lestrade lesueur
  lesur letailleur letang letard letellier leterme leterrier letertre letessier letort letourneau letourneur
  letourneux levacher levallois levasseur levavasseur leveau leveille level leveneur leveque levert levesque levet
  levi levieux levillain levy lewandowski ley leydier leymarie lherbier lheritier lhermite lhermitte lheureux lhomme
  lhoste lhote lhotellier lhuillier lhuissier liagre liaigre liberge libert lienard lietard lievin liger ligier
  lignier lignon limouzin linard linder liogier lionnet liot liotard litzler lize llorca llorens loaec lobjois lobry
  locatelli lochet lochon locquet loeuillet loirat loire loiseau loisel loison loisy loizeau lombardi lombardo lombart
  loncle longin longo longueville loos lopes lopez lorand lorant lorcy loreau lorent lorente lorentz lorenzi lorenzini
  lorenzo loret loridan lorin lorion lory losson loth lottin louarn loubat loubere loubet loubiere louchart louet
  louison lourdel lourenco lourme loury loussouarn loustalot loustau louveau louvel louvrier loy lozach lozano loze
  lubin luc lucas lucchini luce lucet luciani lucien lucot ludwig luneau lunel luong luquet lusseau lusson lutz lyon
  lyonnet mabille mabire mabit macaire mace machado machet machu macquart macquet macrez madec madelaine madiot
  maerten maes maffre magalhaes magaud magdeleine magloire magnet magnien magnier magnin magny magre maguet mahaut
  mahe maheo mahier mahieu mahieux mahler mahot mahut maignan maigret maillet mailly mainguet mainguy mairet
  maisonneuve makhlouf malandain malaquin malaval malbec malbranque malecot malet malfoy malherbe malinge mallard
  mallet malo malot malterre manach mancel mancini mandin mandon manent manet mangel mangeot mangin manin mano manon
  manoury manson mansour mansouri mansuy mantel manzoni maquaire maquet maquin maraval marceau marcel marcelin
  marcellin marchadier marchal marchetti marchi marciano marciniak marck marco marcon marconnet marcos marcot marcou
  marcoux marcq marcy marec marescaux maret marette marguerie margueritte marguet marguin mariani marie-joseph
  marie-louise marie-sainte marien mariette marimoutou marini marino marion marionneau mariot mariotti marle marlier
  marliere marlin marlot marmet marolleau marot marques marquet marrec marret marro marrot marsac marsal marsan
  marsaud marseille marsollier martelli marti martin martinache martinat martinaud martine martineau martinelli
  martinetti martinez martino martinon martinot martins marty martz marx mary marzin masclet masquelier massard
  massardier massart masselin masselot masset massias massin massip massol masson massoni massonneau massot massy
  mateo mateos mathe mathelin matheron mathevet mathey mathias mathieu mathiot mathis mathon mathy matignon maton
  matrat mattei matter matton maubert mauboussin maudet mauduit maugard mauge mauger mauguin maunier maunoury mauny
  maupas maupetit maupin maurel maurer maurin mauro maury maussion mayer mayet mayeur mayeux maynard mayot mazard
  mazars mazaud maze mazeau mazel mazet mazier maziere mazieres mazoyer mazur mazure mazurier mear mebarki mechin
  medard mege megret meheust mehl meier meignan meignen meister mejean melet melin meline melis mellet mellier melot
  menand menanteau menard mendes mendez mendoza mendy menet menguy menier mennesson menoret menou menut merabet merand
  merat mercadier merceron merel meresse meriaux meric merienne merigot meriot merlen merlet merlier merlo mermet
  merot merrien mertens mertz mery meslet meslin mesnage mesnard mesnier mesnil messaoudi messina metais metay
  metenier metge metivier metral metzger meurant meurice meurisse mevel mey meyer meynard meynet meyniel meynier
  meziane meziere mialhe mialon michalak michalet michallet michalon michard michau michaud michaut michaux micheau
  michel micheli michelin michelon michelot michon michot miclo micoud migeon migne miguel miguet milcent milesi milet
  milhau milin millard milleret milleville millien milliot millon millot milon milot mimouni minard minatchy minne
  minvielle miossec miot miquel mirabel miralles miranda mirande moal mohamadi mohamed mohr moinard moinet moisan
  moison moisset moissonnier moisy mokhtari molard molin molina molinari molinie molinier mollier monard monchaux
  moncomble mondet mondoloni mondon monet monfort monge mongin monier monin monnereau monneret monnerie monnet monnier
  monnin monnot monot mons montagnon montaigne monteil monteiro montel montero montet montfort monti montier montigny
  montout montoya montreuil monvoisin moquet mora morais morand morange morant morard morat moreau moreaux moreira
  morel morelli morello moreno morere moret moretti morey morgand mori morice moriceau morin morineau moriniere
  morisot morisse morisseau morisset morisson moritz morizot morlet morlot mornet moro moron mortelette mortreux
  morvan morvant mory mosca moser mosnier mosser mottet mottier mottin mouchel mouchet mouchon mougel mougenot mougeot
  mougin mouillard moulard moulet moulis mouly mounier mouquet moura moureau moureaux mouret mourey mourgues mourier
  mourot mousnier moussaoui mousseau mousset moussy moutet moutoussamy moutte mouysset moy moya moyon moysan mugnier
  muller mullier munch munier munoz munsch mussard musso musy mutel muzard n'diaye nadal nadaud nadeau nagel nallet
  nardin nasri nativel nau naud naudet naudin nauleau navarre navarro naveau ndiaye neau nebout nectoux nedelec
  nedellec neel neff nelson neri neron neu neumann neuville ney neyret nguyen niakate niang nicaise nicaud nicod
  nicolai nicolas nicole nicoleau nicolet nicoli nicolle nicollet nicot nicoud niel nieto nigon niquet nivet noblet
  noe nogueira nogues noiret noirot noizet nollet norbert normant nouaille nouet nouhaud nourry noury nowak nowicki
  noyelle noyon nugues nunes nunez nury nuss nussbaum nys oberle obert obrecht obry odin oge oger ogier olier oliva
  oliveira oliver olivier olivieri oliviero ollagnier ollier ollivier olry omari omnes onfroy onillon orain orieux
  oriol orsini orsoni ortega ortiz ory osmani osmont oster oswald otmani ott otto ouali ouattara oudart oudin oudot
  ouedraogo oury ouvrard ozanne ozenne ozturk pacaud pace pacheco padovani padre paget pagnier pagniez pagnon pagnoux
  pailhes pailloux pajot palmieri pamart panchout panis pannetier pannier pantel paoletti paoli papet papon papot
  paquereau paquier paquin parayre pardo paret pariset parisi parisot parisse parizot parmentier parot parra parrot
  parsy pascaud pasco pascual pasdeloup pasqualini pasquereau pasquet pasquier passet passot pastor pastre patel
  patoux patrac patry paturel paty pau pauchard pauchet paugam pauget paulet paulin paulmier paulus pauly paumard
  pautrat pauvert pauwels pavageau pavard paviot pavy pawlak pawlowski payan payen payet payot payre paysant pech
  pecheux pecot pecourt pecquet pecqueur pecqueux pedro pedron pedrono peiffer peillon peixoto pelissier pelisson
  pellan pellegrin pellegrini pellegrino pellen pellerin pellier pellissier pelloquin pelloux peltier pena peneau
  penel penet penin penisson pennec pennequin pennetier penot penven pequignot perard peraud perbet perdereau perdriau
  perea pereira peret peretti perez peric perichon perier perignon perin perinet pernel pernet pernin pernot peron
  peronne peronnet perraud perraudin perrault perreau perret perrette perrichon perrier perrin perriot perrocheau
  perronnet perrot perrotin perrotte perroud perroux perry person perthuis peru pesce pesenti pesquet pestel petel
  peters petetin petillon petitdemange petiteau petitjean petitot petitpas petitprez petot petry petton peuch peyrard
  peyrat peyraud peyre peyret peyron peyronnet peyrot peysson pezet pfeiffer pfister pham phan phelippeau philbert
  philibert philip philippe philippeau philippon philippot philipps piard piat piau picart picaud picault picavet
  pichard pichereau pichon pichot picon picot picq picque picquet pidoux piel pieri pierrard pierre-louis pierrel
  pierret pierron pierru pierson piet pieters pietri piette pignard pignol pignot pigot piguet pilard pillet pillon
  pillot pimont pina pinatel pinaud pinault pinchon pineau pinel pinelli pinet pinguet pinheiro pinna pinon pinsard
  piot piquemal piras piriou piron pirot pistre pitard pitel pitiot pitois pitou piveteau pla planchenault planchet
  planchon plancke plancon planet plantard plantier plantin plard plas plassard plasse platel platon plaud ple plessis
  plet plisson ploquin plouvier plouzennec pluquet pochet podevin poggi pohu poidevin poilane poinsignon poinsot
  poiraud poirel poiret poiron poirot poirrier poirson poitou poizat pol polet poletti polge polin pollet poly poncet
  ponchel ponchon poncin pons ponsard ponsot ponthieu pontoizeau porcheron poree poret porquet portalier portejoie
  portet postel postic potdevin potel potet pothier pothin pottier pouchain pouchin poudevigne poudroux pouget poujade
  poujol poulard poulin pouliquen poullain pouly poupart poupeau pourcel pourchet poussard pousset pouteau pouvreau
  pouyet pouzet poyer poyet pradal pradeau pradel pradelle prades pradier pradines pras prat prats praud pretot prevel
  prevost prevot prieto prigent primault prin priou prioul prioux probst prod-homme prodhomme prosper prost prot
  protin proust prouteau prouvost proux provost provot prud-homme prudhomme prudhon prunet pruvost pruvot puaud pucheu
  puech puel puget puig pujo pujol pujos pupier puyo py quantin queau queffelec queguiner quemener quemeneur quenet
  quenot quentel quentin quere quero querre quesne quesnel queva queval quilichini quillet quinet quiniou quinquis
  quintard quintin quinton quirin raballand rabatel rabaud rabeau rabet rabier rabiller rabin rabineau rabouin raby
  racaud raclot raffier raffin raffray raffy ragon ragueneau raguet raguin rahmani raillard raimbaud raimbault raimond
  ramade ramassamy rambaud rambeau rambert ramdani ramel ramet ramin ramirez ramon ramond ramos rampon ramsamy ranc
  randon rannou ranson raoul raoult raoux raphael rapp raquin rasse rattier rauch raud raulet raulin rault rautureau
  raux ravard ravat ravaud ravaux raveau ravel raveneau ravenel ravet ravon raybaud raymond raynal raynard raynaud
  reau rebeyrol rebiere rebillard reboul reboux rech recher redon reeb regnard regnault regnier reibel reignier
  reinhard reinhardt reinhart reix remaud remond remy renaud renaudeau renaudie renaudin renauld renault renaut renner
  renon renou renouard renouf renoult renoux renucci retailleau rethore rety revel reverchon reverdy revert revol rey
  reyes reymann reymond reynard reynaud reynes reynier reze rialland ribault ribeiro ribes ribet ribeyre ribiere ribot
  riboulet ricard ricart ricaud ricci richard richardot richardson richaud richer richert richet richeux richez
  richier richomme richon richou richter richy rico ricordeau ricordel ricou ridel ridet riedinger riehl riera rieu
  rieux riff riffard riffaud riffault rigal rigaud rigault rigaut rigaux rigolet rigollet rigot rimbaud rimbault
  rimbert rinaldi ringenbach ringeval ringot ringuet rio riot riou rioual rioult rioux ripert ripoche ripoll riquet
  riquier rispal riss risser ritter ritz rivals rivaud rivault rivier rivoal rivoire rizzo robbe robert robic robichon
  robillard robine robineau robles roblin roblot roby roca rocca roch rochard rochefort rochereau rocheteau rochette
  rochon rocton rodde rodet rodier rodot rodrigues rodriguez roesch roge roger rogez rogier roguet rohaut rohmer rohr
  roig rol roland rolin rolland rolle rollet rollin rollot romanet romary rome romeo romero roncin rondet rondot
  rongier ronsin roos ropars ropers ropert roques ros rosay rosset rossi rosso rostaing roth rottier rouanet rouard
  rouaud rouault roubaud rouby rouch rouchon roudaut roudier roudil rougemont rouger rougerie rougeron rougier
  rouillard rouillon rouland roulet roulin roulland roulleau roullet roullier rouquet rouquette rouquier roure rous
  rousseau rousseaux roussel rousselin rousselle rousselot rousset roussey roussillon rousson roussy roustan rouvier
  rouviere rouxel rouy rouyer rouzaud rouze rouzeau rouzier roy royer royet royon roze rozier ruaud ruault rubin rubio
  ruby ruch ruel ruellan ruet ruffier ruffin ruggeri ruhlmann ruiz rullier rumeau russo saada saadi sabathier sabatier
  sabin sabourin saby sachot sadoun saez saget sagne sagnes sagnier sagot sahin sahraoui sahuc said saidi saillard
  sailly saint-andre saint-germain saint-jean saint-leger saint-marc saint-martin saint-paul sainte-rose salah salaun
  salem salesse salgues salhi saliou sallaberry salome salomon salou salvador salvan salvat salvi samson samuel samyn
  sanchez sancho sandoz sandrin sane sangare sanna sannier sanson santamaria santerre santi santiago santini santoni
  santoro santos santucci sanz sarazin sarda sardin sarfati sarr sarrat sarrazin sarre sarret sartori sartre sassi
  saudemont sauer saurel sauret sautron sauvageot sauvaget sauvetre saux sauze sauzet savalle savarit savary savelli
  savignac savigny savin savoye savreux savy schaal schaefer schaeffer schall schaller schatz scheer scheid schell
  scherer scherrer schiltz schlosser schmid schmidt schmit schmitt schmitz schneider schnell schott schreiber
  schreiner schroeder schuler schuller schultz schulz schumacher schuster schutz schwab schwaller schwartz schwarz
  schweitzer schwob scouarnec sebastien sebban sebert sebille sebire sechet seck segard segaud segond seguela segui
  seguier seguin segura seguy seiler seiller seillier seite sellam sellin senac senecal senegas senez sentenac septier
  sere seret sergeant serieys serrano serreau serret servat sery seux seveno severac severin sevestre sevin seznec
  sibille sicard sicot sicre sidibe siebert siegel siegler sigaud signoret silva silvestre simard simeon simoes simon
  simond simonet simonetti simoni simonin simonneau simonnet simonnot simonot singh sion siret sirot sirven sissoko
  slimani smagghe soares sohier sola soler solet solignac sollier sonntag sophie soreau sorel soret soria soriano
  sorin soto soubeyrand souchard souchon soulet soulie soum soumare souquet sourice sourisseau soury sousa souvignet
  souza specht spinelli spitz spriet stahl stalin starck staub stefani stein steinbach steiner steinmetz stenger
  stephan stephant stern stevenin stievenard stoffel stoll stoltz straub streiff strub studer sturm suard suarez suau
  subra suchet sudre suire sulpice supiot surget susini sutter suzanne sylla szymanski tabary tachon taddei taffin
  tahar tahon taieb taillard taillefer taisne talbi talbot taleb tallec tallet talleux tallon tanghe tanguy tanneau
  tarbouriech tardieu tardivel tardy tassart tassel tassin tastet tatin taton tavares teboul techer teillet teissedre
  teisseire teissier teixeira telliez ternisien ternois terrade terral terrasson tesniere tessier testard testu testud
  tetart texier teyssedre teyssier thauvin thebaud thebault thellier thenard thenot theobald theodore theophile
  thepaut theret theron therond thery thevenard thevenet thevenin thevenon thevenot thiam thibaud thibaudeau thibault
  thibaut thibert thibout thiebaud thiebault thiebaut thieffry thiel thierry thiers thiery thil thill thion thiriet
  thirion thiriot thiry thomann thomas thomasset thomassin thomasson thomazeau thome thoraval thoreau thorel thorez
  thouvenin thouvenot thuault thuilliez tiberghien tichit tillard tillet tillier tilly tirard tirel tissandier
  tisserant tisseyre tissier tixier tomasi tomasini tonnellier torre torres tosello tosi touati toublanc touchard
  touchet toudic toullec toulouse toumi toupin toure tournadre tournaire tournay tourneux tournie tournier tourret
  toutain touze touzeau touzet trabelsi tracol tramoni tranchand tranchard traore travert treguer treguier trehin
  tremblay tremeau tremel tribout tricaud trichard trichet tricoire tridon trinh trinquier tritz troadec trochu trocme
  troncy tronel trotin troubat trouche trouillet trubert truchet truchot tual tuffery turgis turmel turpin turquet
  uguen ulrich urban urbaniak urien urvoy uzan vaast vabre vacheron vachet vachon vadot vagner vaissiere valade valat
  valdenaire valente valenti valentini valere valero valery valette valin valla vallade vallat valle valles vallet
  vallez vallier vallin vallois vallot valognes valois valot valton valverde valy vanacker vandaele vandamme
  vandenabeele vandenberghe vandenbossche vandenbroucke vandenbussche vandeputte vandevelde vandeville vandevoorde
  vandewalle vanel vang vanhee vanhoutte vanhove vanier vanneste vareille varennes vargas varin varnier vaslin vasquez
  vasse vasselin vasseur vatin vaucelle vauchel vaucher vaugeois vauquelin vauthier vautier vautrin vauzelle vaxelaire
  vaysse vaz vazquez vedel vedrenne vedrine vega veillard veillet veillon velay vella venot ventura venturini vera
  veran verbeke verbrugghe verchere vercruysse verdiere verdon verdun verdy veret vergez vergnaud vergnes verhaeghe
  vericel verlhac vermeersch vermersch vermeulen vermorel vernay verneau vernet verneuil verney vernhes vernhet veron
  verot verron verstraete very vetter vey veyrat veyre veyret veyrier veysset veyssiere vezin vial viala vialard
  vialatte viale vialette viallard vialle viallet viallon viard viart viau viaud vibert vicente victor vidal videau
  vidot vieira viel viennet vieu vieville vigier vignal vignau vignaud vignaux vignolles vigot vigouroux vigreux
  vigroux viguie vila vilette villaret villatte villaume villedieu villemin villenave villeret villers villet villette
  villiers vimont vinatier vincendeau vincent vincenti vinchon vinciguerra vinel vinet vinot vinson violleau viollet
  vion viot virapin virassamy viret viricel virot viry vitali vitry vitte vittoz vivet vivien vogel vogt voirin volle
  vrignaud vuillaume vuillemin vuillermoz vuillet wadoux wagner wahl walch walczak wallart walle wallet walter walther
  wang wanner wargnier warin wartelle watel watremez watrin wattebled wattier weber weibel weigel weil weill weiss
  weisse welsch wendling wenger werle werner wernert wetzel wiart wild wilhelm willaume willems william willig
  winterstein wirth wirtz wisniewski wiss wittmann witz wojciechowski wolff wozniak wurtz xavier yahiaoui yildirim
  yildiz yilmaz yon yonnet you yousfi yung yvon zaidi zamora zanetti zaoui zeller zerbib zhang ziani zidane ziegler
  zielinski zimmer zimmermann zinck zitouni zitte zouaoui zunino
  """,
  alsoWords: """
    achard adam adele aime alexandre allais allegre allemand allier alphonse ange angles antoine appert archer
    argentin arias arrive aube aubier aubin auge auger auguste augustin augustine automne aveline avril ba baby bac
    bachelier bacher bacle bacon bader badin bah bail baille baillon bain bal balcon ball balle ballet ballon ballot
    baptiste bar baratte barba barbat barbe barbeau barbet barbier barbotin bard barde bardeau bardot barge baril
    barillet baron barra barras barrat barre barreau barres barriere barrot bas basque basse basset bastide bataille
    batard batisse baton bats battais baud baudet bauge baux bayer beasse beau beaulieu beaumont bec becot becquet
    begue beguin bel belle bellot benet benjamin bequet berge berger bergere berges berna bernardin bernat berne
    berruyer berthe berthon besson beurrier bey bichon bidet bidon bienfait bienvenu bigot billard bille billet billon
    billot binard bizet blanc blanche bled blet blin blond blonde blondel blondin bocage boche bock boeuf bois
    boisseau boisselier boisson boiteux bon bondon bonhomme bonis bonjour bonne bonnet bonte bord bordage bordas
    bordat borde bordeaux bordel borderie bordes bordier bore borgne borne bosquet bosse bosser bossu botte bottin
    boucaud bouchard bouche boucher boucherie bouchez bouchon bouchot boudin boue bougon bouille bouillon boulais
    boulange boulanger boulant boule bouleau boulet boulier boulin boulon boulot bouquet bouquin bourbon bourdais
    bourdon bourg bourgade bourgeois bourgeon bourgogne bourguignon bourrat bourre bourreau bourse boursier boute
    bouteille bouteiller bouton boy boyard brabant braconnier branche branchu brandon brandy bras brasseur braun bravo
    brechet breton brette brevet briard bride brie brillant brin briquet broc brocard broche brochet brosse brossier
    brou brouillard broussard brousse brown broyer bru bruant brule brument brun brune bruyere buche bucher buffet
    buisson bulle bureau burette buron butez butin cabanes cabaret caboche cabot cabrera cadeau cadet caen cahors
    caillat caille cailler caillot cailloux calais calas calle campagne campos camps canal canard candela cannes canon
    canonne canton capelle capitaine capon capron carabin cardinal cardon carlin carnet carpentier carre carreau
    carrez carrier carriere carry cartier carton casier casimir casse cassier castagne castel catalan cauchois caudal
    causse cavalier cave celeste celestin celle cellier cerdan cerf cerisier certain cerveaux cesar chabot chabrol
    chaine chalumeau chambard chambre champagne champenois champion chancel chandelier chanson chanteau chapeau
    chapelain chapelet chapelle chaperon chapon charbonnier chardon charpentier charretier charrier charron chartier
    chartrain chatain chateau chatelain chaudron chausse chausson chauve chaux chemin chenal chene cheneau chenet
    chenu chergui cherif cheval chevalier chevallier chevet chevillard chevreau chevreuil chevrier chiche chicot choux
    chretien christ citerne clair claire clairet clarisse clave claveau clavier clemente clerc clin clochard clot coat
    coche cochet cochon coco cocu coeur coffin cogne coin col colas colin collas colle collette collier colombe
    colombier combe combes compagnon compere comte conde conquet conseil constant contant contat conte contreras
    coquard coquart coquelet coquet coquin corbeau corbin cordeau cordier cordon cordonnier cormier corne corneille
    cornet cornette cornier cornu cossard cosse costa costard coste cote cotte coulomb coupe coupez courant court
    courtois cousin coutant couteau couture couturier couvert couvreur crampon crepin cresson crete cretin crochet
    croise croissant croix cuisinier cure cuvelier daguet dalle damas danger dard darde dartois dauba dauphin debarre
    debord deborde debout debris dechaume delabre delaye demange demarque demeure denier deplanque deroche desert
    desir desire devienne devin dia diaz dieu do dole donne dore douat doublet douce doucet douillet doux doyen dragon
    drame drapeau drapier dru duc ducasse duche dupas dupe durant duriez eon escoffier escot estival estrade ete
    etourneau eustache fache facon fagot fall fardeau fargues farina fauche faucher fauchet faucheux fauchon faucon
    fauconnier faux fayard felicite ferrant ferrer ferret ferry feuillet fevrier fichet finance flamand flamant
    flambard flament flamme flandrin fleuret fleury florence florentin flores florin folio follet font fontaine fontes
    forest forestier foret fort forte fortune fosse fouet fougere fougeres foulon four fourneau fournie fournier
    fourre fourreau fourrier franc francais franchi franco frank frere frerot frison fritz froment furet gache gagne
    gaillard gaillet gal galant galerne galet galle gallo gallois gallon galopin gamba gambier gamet gantier gantois
    garat garcon garde gardes gardien gardon garrigue garrigues gascon gateau gauche gaucher gaude gay gelas gendre
    genet genevois gentil gentilhomme gerber gerbier germain germe gerome gibelin gibier gigot gilet gille gindre
    giron glorieux gobe godet goret gosse gouet goujon goulet goupil gourdin gousset gout goutte gouverneur goy gracia
    grain grand grange granger gras grasset grau graux grave gravier greffier grenier griffon grignon grillon grimaud
    gris grisard grison gros grosse grossi guenon gueret guerre guerrier guet guette guichet guidez guignon guillemet
    guillemette hache hadj halle hallier hameau han hardy harle harnois havez herisson heritier heron hersant hilaire
    hiver hochet homo honore houssais housset huard huart huchet hue humez hure jacquard jacqueline jacquemart
    jacquier jambon jan janvier jardin jaunet javelle jayet jeanne jenny job jobard jouet joyeux judas juge juif
    juillet juin jules julienne jumeau jumel jury juste kadi kaiser kiffer kirsch labelle laboure lac lachat lacroix
    lafont laine lallemand lamant lambin lamour lance lancelot lancon landais landes lang lange langlois lanier
    laporte lardon large laroche laure laurier laval le lebel lechat lee legal leger lens lepreux lestage liard
    liegeois lievre lim lima limousin lin lion livet logeais logez loir lombard long longuet loquet lorain loriot
    lorrain lotte louche louchet louis louise loup lourdes louvet loyer luis lux ly lys macon madeleine mage magnan
    magne magniez magot maillard maille maillot maire mairesse maison maitre malaise malard malle manceau manchon
    manier maniere maniez mansard mansion manteau manuel marais marc marchais marchand marchandise marchant marche
    marcotte marechal margot marguerite mari maria mariage marie marin marinier maris marotte marquant marque marquer
    marquette marquez marquis marre marron mars marsault marteau martel martial martinet martini mas massa massat
    masse massicot mathurin maure maurice mauvais may medina meilleur melchior melon menage menager menant menetrier
    menez menu menuet mercier merle merlin merlot messager mestre metairie metayer metz meunier mezieres miche
    michelet mignard mignon mignot milan mille miller millet million minet minier minot mir mira mistral modeste moine
    moineau moisson mollard molle mollet monceau montagne montes morales more morelle morille morillon morio mortier
    motard motte mouchard mouche mouille moulin moulinet moulinier moussa moussu moutier mouton muguet mulot mur mura
    murat mure muret musset navet naze nee negre negrier negro neves neveu neveux nice nicol noble noel noir normand
    nouveau nouvel noyer olive orange page pageot pages paillard paillat paille pailler paillet paillot pain paire
    palisse pallier palma palmier panel panier pape papillon papin paquet paradis parant pardon pare parent parfait
    paris parquet pascal pasteur patard pate patin patron patte paul paumier pause pavie pavot pays pean pecheur
    peigne pelat pele pelerin pelle pellet pelletier penard penaud pene pepin perche percheron perdrix pere perennes
    peres perie perisse perot perron personne peter petiot petit petre piazza pic picard pichet pied pierrat pierre
    pierrot pigeon pigne pignon pilet pillard pilon pilot pin pinard pincon pinot pinson pinte pinto pioche pion pique
    piquet pires piton pivert place placide plaisance plaisant planchais planche planes planque plante plat plateau
    plu pochon poignant point pointeau poire poirier poisson poissonnier poitevin poix poli pommier ponce poncelet
    pont pontet pontier pontonnier poquet porcher porta portal porte portes portier pot poteau potier potin potiron
    pouille pouilly poulain poulet poupard poupin poupon pousse poussier poussin poux preau presse pretre prieur prime
    prince privat prou prud'homme prudent prunier puissant quignon quint rabot racine ragot raison ramage rameau
    ramette rancon rapin rat rateau ratel ratier ravier ray rayer re real reant rebours receveur regent regis reis
    renard renaux rene renier retif riant ribaud riche rideau risse riva rival rivas rivat rivera rives rivet riviere
    robe robin robinet rocha rochas rochat roche rocher rochet rognon rohart roi romain roman romand romano rondeau
    rondel roque roquet rosa rose rosier rossard rosse rossignol rota roue rouet rouge rougeot rouget rouille rouleau
    rousse rousselet roussin routier roux rue ruelle sable sabot sacre sage saillant saint-pierre saison sala salas
    sale sales salin salingue salle salles salmon sans sapin saulnier saunier sautereau sauvage sauve scelles
    schilling secher seigneur sejourne selle sellier sene senechal sergent serin serra serre serres servais servant
    serve seve sierra singer sire six smith sol sole sommer sommier sonnet souche souchet soudan soufflet souillard
    soula soulard soulas soulat soule soules soulier sourd sow soyer soyez stock suc sueur sureau sy sylvain sylvestre
    tabard tabouret taillandier tailleur talon tamisier tapie tapin taquet tardif taris tartarin taupin tauzin taverne
    tavernier taylor teinturier telle tellier templier terrasse terrien terrier terrisse tesson testa teste teston
    tetard tete tetu thuillier tison tisserand tissot tomas tondeur tonneau tonnelier tonnerre top torrent touche
    toulon toupet touret tourneur tournois touron tourte toussaint traineau tran tranchant travers treille trevisan
    triboulet tricard tricot tripier triquet trochet tronche tronchet trouillard trouve truc turc urbain vache vacher
    vaillant val valentin valet vallee vallon vannes vannier varenne varlet vassal vavasseur veau venant venet ventre
    verdier verdin verdure verge verger verges vergne verin verite verne vernier verrier verriere vert vicaire
    victoire vie vieillard vieille vielle vienne vieux vigne vigneau vigneron vignes vignon vignot vigoureux viguier
    vilain villa villain villard ville villeneuve vin viola violet violette visse vital vitre vives vivier voisin
    volant voyer wallon welter williams winter wolf wu xu yang
    """)
