"""Words that tell a position from an employer, and a town from both, in six languages.

In: a short text. Out: how much it looks like each. Nothing is decided by one text alone.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.text import plain_letters

_TITLE_WORDS: Final = """
    manager lead leader engineer developer director analyst consultant specialist coordinator
    administrator assistant associate officer head chief president founder cofounder owner intern
    trainee apprentice architect designer scientist researcher professor lecturer teacher tutor
    nurse physician surgeon therapist accountant auditor controller clerk technician operator
    supervisor foreman planner buyer seller salesperson representative executive partner principal
    advisor adviser counsel lawyer attorney paralegal editor writer journalist author translator
    interpreter recruiter trainer coach instructor mechanic electrician driver cook chef waiter
    waitress bartender receptionist secretary programmer administrator cto ceo cfo coo vp svp evp
    senior junior freelance freelancer volunteer member chair treasurer captain student fellow
    postdoc midwife carer caretaker pharmacist librarian curator producer strategist agent broker
    dispatcher scheduler inspector tester scrum master product marketing sales
    baker barista barber bricklayer builder butcher caregiver carpenter cashier cleaner concierge
    counsellor counselor courier crew dentist dietitian estimator farmer firefighter fitter florist
    gardener glazier groomer hairdresser host hostess housekeeper hygienist illustrator joiner
    labourer laborer landscaper lifeguard machinist mason merchandiser musician nanny optician
    packer painter paramedic photographer physiotherapist picker pilot plumber porter potter
    psychologist receptionist roofer server sommelier stylist surveyor tailor upholsterer vet
    veterinarian welder worker
    project projekt projet proyecto progetto
    leiter leiterin leitung teamleiter teamleiterin abteilungsleiter abteilungsleiterin
    ingenieur ingenieurin entwickler entwicklerin berater beraterin
    referent referentin sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin assistent
    assistentin praktikant praktikantin werkstudent werkstudentin geschaftsfuhrer
    geschaftsfuhrerin kaufmann kauffrau disponent disponentin buchhalter buchhalterin
    projektleiter projektleiterin koordinator koordinatorin auszubildender auszubildende
    techniker technikerin lehrer lehrerin pfleger pflegerin schichtleiter schichtleiterin
    backer backerin gartner gartnerin koch kochin maler malerin tischler schreiner maurer dachdecker
    elektriker elektrikerin schlosser mechatroniker schweisser verkaufer verkauferin kellner
    kellnerin friseur friseurin erzieher erzieherin krankenschwester sekretar sekretarin lagerist
    lageristin fahrer fahrerin arzt arztin apotheker apothekerin hebamme
    logistiker logistikerin planer planerin einkaufer einkauferin fachkraft spezialist spezialistin
    verantwortliche verantwortlicher stellvertretende stellvertretender vorstand
    responsable directeur directrice chef cheffe ingenieure developpeur developpeuse
    chargee consultante technicien technicienne assistante stagiaire gestionnaire
    coordinateur coordinatrice analyste comptable infirmier infirmiere professeur professeure
    charge conseiller conseillere adjoint adjointe alternant alternante benevole acheteur acheteuse
    boulanger boulangere serveur serveuse cuisinier cuisiniere vendeur vendeuse coiffeur coiffeuse
    menuisier plombier macon peintre electricien soudeur chauffeur conducteur conductrice soignant
    soignante educateur educatrice animateur animatrice secretaire caissier caissiere jardinier
    boucher patissier
    panadero panadera camarero camarera cocinero cocinera vendedor vendedora dependiente peluquero
    peluquera carpintero fontanero albanil pintor electricista soldador conductor conductora
    cuidador cuidadora educador educadora secretario secretaria cajero cajera jardinero
    panettiere cameriere cameriera cuoco cuoca commesso commessa venditore parrucchiere falegname
    idraulico muratore elettricista saldatore autista educatore segretario segretaria giardiniere
    jefe jefa director directora gerente ingeniero ingeniera desarrollador desarrolladora
    analista consultor consultora tecnico tecnica asistente becario becaria coordinador
    coordinadora encargado encargada auxiliar contable profesor profesora enfermero enfermera
    responsable comercial administrativo administrativa supervisora supervisor practicante
    responsabile direttore direttrice ingegnere sviluppatore sviluppatrice consulente tecnico
    impiegato impiegata tirocinante stagista coordinatore coordinatrice capo addetto addetta
    contabile insegnante infermiere infermiera assistente referente magazziniere
    coordenador coordenadora diretor diretora engenheiro engenheira desenvolvedor desenvolvedora
    supervisora estagiario estagiaria enfermeiro enfermeira professor professora vendedor vendedora
    motorista contador contadora lider gestor gestora operador operadora estoquista cozinheiro
    cozinheira eletricista pedreiro pintor padeiro secretaria recepcionista
"""
_EMPLOYER_WORDS: Final = """
    inc ltd llc llp corp corporation company co plc gmbh ag kg ohg se ev mbh ug sa sas sarl sasu
    srl spa sl snc bv nv ab oy as aps group gruppe groupe grupo gruppo holding holdings bank banque
    banco banca university universitat universite universidad universita college school schule
    ecole escuela scuola hospital klinik klinikum krankenhaus hopital ospedale institute institut
    instituto istituto ministry ministerium ministere ministerio ministero council city stadt
    ville ayuntamiento comune
    prefeitura ltda eireli universidade escola associacao
    transportadora transportes armazens servicos seguradora comercio
    labs laboratories systems solutions technologies software partners
    consulting services logistics logistik logistique logistica industries works werke werk
    foundation stiftung fondation fundacion fondazione association verein museum library agency
    agentur agence agencia agenzia insurance versicherung assurance seguros airlines railways
    foods motors energy energie energia pharma media studio studios press verlag health trust
    society club union & sons brothers bros freight shipping transport transports stores market
    markets retail hotel hotels airport port hafen clinic clinique clinica
"""
_PLACES: Final = """
    united kingdom states germany deutschland france spain espana italy italia austria osterreich
    switzerland schweiz
    suisse svizzera uk usa us england scotland wales ireland netherlands belgium portugal poland
    denmark sweden norway finland canada australia india japan china brazil mexico argentina
    remote hybrid worldwide homeoffice teletravail remoto allemagne alemania germania luxembourg
    nigeria kenya ghana singapore turkey greece czechia hungary romania ukraine
    berlin hamburg munchen munich koln cologne frankfurt stuttgart leipzig dresden wien vienna
    zurich geneva geneve basel bern paris lyon marseille toulouse bordeaux lille nantes madrid
    barcelona valencia sevilla bilbao malaga roma rome milano milan torino napoli bologna firenze
    london manchester leeds bristol edinburgh glasgow birmingham dublin amsterdam rotterdam
    brussels lisbon lisboa porto warsaw copenhagen stockholm oslo helsinki toronto vancouver
    montreal boston chicago seattle austin denver atlanta dallas houston portland philadelphia
    sydney melbourne mumbai delhi bangalore tokyo lagos nairobi accra bremen hannover nurnberg
    rotterdam utrecht antwerp ghent genova trieste verona
    uae emirates dubai doha qatar riyadh jeddah johannesburg cairo istanbul jakarta manila brasil
    janeiro curitiba salvador recife fortaleza brasilia campinas polska schweden
    bahrain kuwait oman saudi arabia egypt morocco pakistan philippines malaysia vietnam indonesia
    thailand chile colombia peru
"""
_TITLE: Final = frozenset(_TITLE_WORDS.split())
_EMPLOYER: Final = frozenset(_EMPLOYER_WORDS.split())
_PLACE: Final = frozenset(_PLACES.split())
_SURNAMES: Final = frozenset(
    """
    backer baker barber bauer bishop boucher boulanger bricklayer builder butcher carpenter carter
    chef cook cuoco dean driver farmer fischer fitter gardener gartner glazier jager judge kaufmann
    koch macon major maler mason maurer meister page painter partner peintre pilot pintor porter
    potter saddler schreiner schuster server shepherd singer steward tailor tischler tutor usher
    weaver welder
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Trades that people are called after: "Jane Baker" is a name."""
_STATE: Final = re.compile(r"^[^\d,]{2,30}, [A-Z]{2,3}(?: \d{5})?$")
_WORD: Final = re.compile(r"[a-z&]+")
_TITLE_ENDINGS: Final = (
    "leiter",
    "leiterin",
    "kraft",
    "arbeiter",
    "arbeiterin",
    "assistent",
    "fahrer",
    "pfleger",
    "pflegerin",
    "meister",
    "meisterin",
    "verkaufer",
    "verkauferin",
)
_EMPLOYER_ENDINGS: Final = ("gmbh", "werke", "bank", "versicherung", "logistik", "klinik")


def title_score(text: str) -> int:
    """How much a text looks like a position."""
    words = _WORD.findall(plain_letters(text))
    known = [word in _TITLE or word.endswith(_TITLE_ENDINGS) for word in words]
    return known.count(True)


def names_title(line: str) -> bool:
    """Whether a line names a position, and no person who is called after one."""
    first, _, last = line.strip().rpartition(" ")
    is_surname = bool(first) and plain_letters(last) in _SURNAMES
    return title_score(first if is_surname else line) > 0


def employer_score(text: str) -> int:
    """How much a text looks like an employer."""
    words = _WORD.findall(plain_letters(text).replace(".", ""))
    known = [word in _EMPLOYER or word.endswith(_EMPLOYER_ENDINGS) for word in words]
    return known.count(True)


def place_score(text: str) -> int:
    """How much a text looks like a place."""
    words = _WORD.findall(plain_letters(text))
    if not words or len(text) > 50 or title_score(text) or employer_score(text):  # noqa: PLR2004
        return 0
    known = sum(word in _PLACE for word in words)
    if _STATE.match(text.strip()):
        return 2 * known + 2
    # "Leeds Baths" is no place, and "Grimsby, UK" is one.
    least = len(words) if "," not in text else (len(words) + 1) // 2
    return 2 * known if known >= least else 0
