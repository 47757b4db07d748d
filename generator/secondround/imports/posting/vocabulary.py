"""The words by which the parts of a posting are known, in English, German, French and Spanish.

In plain letters, without accents and capitals; each phrase is a regular expression, and ` / ` parts
them.
"""

import re
from typing import Final

from secondround.text import plain_letters


def pattern(phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases of a table, as whole words."""
    either = "|".join(" ".join(phrases.split()).split(" / "))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def bare(text: str) -> str:
    """A text as the phrases are compared with it: plain letters, without marks around it."""
    words = plain_letters(text).replace("’", "'").replace("‘", "'")
    return " ".join(words.split()).strip(" :?!¿¡.,*#…–-")


NICE: Final = r"""
    (?:desirable|desired|preferred) (?:criteria|skills?|experience|requirements?|qualifications?) /
    nice[ -]to[ -]haves? / preferred / bonus(?: points)? / (?:a|big|huge|what'?s a) plus /
    plus(?:es)? / desirable / desired(?! (?:candidate|profile)) / good to have / would be great /
    even better / extra credit / brownie points / not essential,? but \w+ / (?:it(?:'s| is|'d be|
    would be) )?(?:nice|great|helpful|good|cool|handy)(?: it)?(?: is)? if you(?:'ve| have|'re|
    are)?(?: (?:also|got))* / ideally / wunschenswert\w* / von vorteil / idealerweise / kann[-
    ]kriterien / pluspunkte? / ausserdem schon / das ware (?:schon|super|toll) / optional\w* /
    atouts? / un plus / les plus / souhaite\w* / apprecie\w* / idealement / deseables? / valorables?
    / diferenciais / desejave(?:l|is) / se valorar\w* / valoramos / sera un plus / puntos extra /
    plus
"""
"""Headings of wishes. Many name requirements as well ("Preferred qualifications")."""

MUST: Final = r"""
    requirements? / required / we (?:need|expect|require|ask for) / qualifications? / must[ -]haves?
    / (?:essential|minimum|key|basic) (?:criteria|skills?|experience|requirements?) / essentials? /
    (?:desired |required )?candidate profile / desired profile / mandatory / must / muss /
    zwingend\w* / unverzichtbar\w* / indispensables? / (?:what )?you(?:'ll| will)? need(?: to
    (?:have|bring|be|know))? / what you(?:'ll| will)? (?:bring|have) / (?:what )?you
    (?:must|should|ought to|have to)(?: have| bring| be| know)? / what we(?:'re| are)?
    (?:look\w*|seek\w*|need|expect)(?: for)? / what we (?:need|expect|ask|require)(?: for)?
    (?:from|of|in) you / who you are / about you / your
    (?:profile|background|skills|experience|qualifications|toolkit) / you(?:'ll| will)?
    (?:have|bring|be) / you (?:are|might be|may be) / who we(?:'re| are) looking for / skills(?: and
    experience| required| needed)? / experience(?: and skills)? / person specification / ideal
    candidate / you(?:'re| are|'ll be| will be| might be| may be| could be)(?: probably)? (?:an?
    )?(?:good |great |perfect |strong |right |natural )?(?:fit|match)(?: for us)?(?: if)? /
    (?:we(?:'re| are) )?looking for (?:someone|somebody|a person|people|candidates)
    (?:who|with|that) / you(?:'ll| will) (?:thrive|do well|succeed|shine|fit (?:right )?in) (?:here
    |in this (?:role|job) )?if(?: you)? / you should apply if(?: you)? / we(?:'d| would) love to
    (?:hear from|meet) you if(?: you)? / selection criteria / knowledge,? skills / your strengths /
    what it takes / anforderung\w* / (?:dein|ihr|das|unser)?e? ?(?:wunsch|anforderungs)?profil /
    qualifikation\w* / voraussetzung\w* / das (?:bringst du|bringen sie) mit / was (?:du|sie)
    (?:mitbring\w*|brauch\w*) / damit (?:uberzeugst|punktest|uberzeugen|begeisterst)(?: du| sie)?\w*
    / (?:du|sie) (?:bringst|bringen|hast|haben)(?: mit)? / wir (?:erwarten|suchen|wunschen) / wen
    wir suchen / deine? (?:skills|starken|erfahrung\w*|kompetenzen) / ihre?
    (?:starken|erfahrung\w*|kompetenzen) / mitbringen / muss[- ]kriterien / das zeichnet
    (?:dich|sie) aus / was (?:dich|sie) auszeichnet / womit (?:du|sie) \w+ / (?:so )?passt du zu uns
    / was wir uns wunschen / uber dich / wer du bist / profil(?: recherche| souhaite| du candidat)?
    / competences?(?: requises| attendues| cles)? / exigences / ce que nous attendons / vous
    maitrisez / pre-?requis / votre profil / ton profil / ce que nous recherchons / qui etes[- ]vous
    / vous (?:etes|avez|justifiez) / savoir[- ](?:faire|etre) / formation et experience / ce que tu
    apportes / qualites requises / que esperamos(?: de ti)? / se requiere / requisitos(?: minimos|
    imprescindibles)? / que buscamos / lo que buscamos / tu perfil / perfil(?: buscado| requerido|
    del candidato)? / que necesitas / que (?:te )?pedimos / lo que (?:necesitas|aportas) /
    competencias / imprescindible\w* / experiencia(?: requerida)? / conocimientos / formacion
"""
"""Headings of musts."""

BOILERPLATE: Final = r"""
    benefits? / (?:the )?perks / (?:the )?(?:good stuff|goodies) / (?:what )?we can offer(?: you)? /
    (?:what )?we offer / what(?:'s| is) in it for you / why (?:join|work)\w*.* / compensation /
    salary / pay(?: range| transparency)? / equal (?:employment )?opportunit\w+ / eeo / diversity\w*
    / inclusion / accommodations? / privacy\w* / cookies? / how to apply / apply(?: now)? /
    application process / (?:hiring|interview|recruitment) process / next steps / contact /
    disclaimer / background checks? / disclosure and barring(?: service)?(?: checks?)? / dbs checks?
    / legal / e-verify / share (?:this )?job / similar jobs / related jobs / other jobs / what
    you(?:'ll| will)? (?:get|gain|receive) / our offer / life at .* / job alerts? / follow us / wir
    bieten\w* / was wir (?:dir |ihnen )?bieten / das bieten wir\w* / (?:deine|ihre|unsere)
    (?:benefits|vorteile) / unser angebot / das erwartet (?:dich|sie) bei uns / chancengleichheit /
    vielfalt / datenschutz\w* / bewerbung\w* / kontakt / ansprechpartner\w* / interessiert / gehalt
    / verguetung|vergutung / freu(?:e|en) (?:dich|sie) (?:sich )?auf / was (?:dich|sie) erwartet bei
    uns / avantages? / (?:ce que )?nous (?:vous |te )?(?:offrons|proposons) / egalite des chances /
    handicap / remuneration / pour postuler / processus de recrutement / candidature / nous
    rejoindre / pourquoi nous rejoindre / beneficios / (?:que |lo que |te )?(?:te )?ofrecemos /
    igualdad de oportunidades / diversidad / como aplicar / proceso de seleccion / salario /
    condiciones / por que (?:unirte|trabajar).*
"""
"""Headings of what asks for nothing."""

DUTIES: Final = r"""
    (?:main|key|essential|core|primary|principal|major) (?:job )?(?:duties|tasks) /
    (?:main|key|essential|core|primary|principal|major) (?:job )?(?:functions?|responsibilities) /
    main (?:duties|tasks|responsibilities) of the (?:job|post|role|position) / roles?,? (?:and|&)
    (?:duties|responsibilit\w+) / (?:job|post) (?:overview|summary|purpose) / responsibilit\w+ /
    what you(?:'ll| will)? (?:do|be doing|work on|own) / what you(?:'ll| will)? (?:be|get) (?:up
    to|stuck into) / what(?:'s| is) the job / you(?:'ll| will) / duties / the role / your
    (?:role|tasks|mission|impact|responsibilities) / job description / day[- ]to[- ]day / about the
    (?:role|job|position|team) / role (?:overview|summary|purpose) / in this role / key tasks /
    accountabilities / the opportunity / tasks / (?:deine |ihre |die )?aufgaben\w* / das erwartet
    (?:dich|sie) / was (?:dich|sie) erwartet / tatigkeit\w* / (?:deine|ihre)
    (?:rolle|mission|verantwortung) / verantwortung\w* / stellenbeschreibung / (?:vos |tes |les
    |principales )?missions?(?: principales)? / responsabilites / le poste / description du poste /
    votre role / ton role / vos activites / responsabilidades(?: e atribuicoes)? / atribuicoes /
    funciones / (?:tu|el) (?:puesto|rol|mision) / tareas / que haras / descripcion del puesto /
    sobre el (?:puesto|rol)
"""
"""Headings of the work."""

GOALS: Final = r"""
    (?:our|company) (?:mission|goals?|objectives?|vision|strategy|purpose|priorities) /
    (?:what we(?:'re| are) (?:building|aiming for)) / where we(?:'re| are) (?:going|headed) /
    unsere? (?:ziele?|mission|vision|strategie) /
    (?:nos|notre) (?:objectifs?|mission|vision|ambition|strategie) /
    nuestr[oa]s? (?:objetivos?|mision|vision|estrategia)
"""
"""Headings of what the company wants to reach."""

ABOUT: Final = r"""
    about (?:us|the company|our company) / who we are /
    company (?:description|overview|profile) / our (?:company|story) /
    about (?!you|the|this|your).+ / uber uns / wer wir sind / das sind wir /
    (?:das )?unternehmen\w* / wir uber uns / uber (?!dich|sie|die|deine).+ /
    (?:a|qui) (?:propos(?: de nous)?|sommes[- ]nous) / l'entreprise / notre entreprise /
    la societe / a propos d.+ / sobre nosotros / quienes somos / la empresa / nuestra empresa /
    sobre (?!ti|el|la|tu).+
"""
"""Headings of what the company is."""

WISH: Final = r"""
    waren? (?:schon|toll|super)$ /
    (?:is|are|would be|as) (?:a |an )?(?:big |strong |definite |huge )?(?:plus|bonus|advantage) /
    a plus / an asset / nice[ -]to[ -]have / preferred / preferably / ideally / desirable /
    desired / (?:a|as|is) bonus / bonus(?= points|:) / advantageous / good to have / beneficial /
    would be (?:great|helpful|useful|welcome|ideal) / not (?:strictly )?required / not a must /
    optional / von vorteil / idealerweise / wunschenswert\w* / (?:gern\w* )?gesehen /
    (?:gern\w* )?erwunscht / ein plus / vorteilhaft / gerne (?:auch )?(?:mit|in) / kein muss /
    (?:est |serait |sont |seraient )?un (?:vrai |reel )?(?:plus|atout) / des atouts? /
    idealement / souhaite\w* / apprecie\w* / de preference / deseables? / se valorar\w* /
    valorable / (?:es |sera )?un plus / preferiblemente / idealmente / no (?:es )?imprescindible
"""
"""Words that make a line a wish, whatever its heading."""

NEED: Final = r"""
    must[- ]haves? / must / required / mandatory / essential / at least /
    you(?:'ll| will)? need / you have to / zwingend / erforderlich / mindestens / notwendig /
    (?:du|sie) brauch\w+ / unbedingt / vorausgesetzt / setzen wir voraus / unerlasslich /
    il (?:vous |te )?faut / obligatoire / indispensable / imperati\w+ / exige\w* /
    imprescindible / obligatori[oa] / necesari[oa]
"""
"""Words that make a line a must."""

LOOKS_REQUIRED: Final = r"""
    \d+\s*\+?\s*(?:years?|jahre\w*|ans?|anos?) / years? of / experience (?:in|with|of|as) /
    experienced? / knowledge of / proficien\w+ / fluen\w+ / degree / ability to / skills? /
    familiar\w* / understanding of / track record / background in / licen[cs]e / certifi\w+ /
    wort und schrift / erfahrung\w* / erfahren\w* / sprich(?:st|t) / \w*kenntnisse\w* /
    abgeschlossene?s? / studium / ausbildung / fahigkeit\w* / berufserfahrung / fuhrerschein /
    experience (?:de|en|dans) / maitrise / connaissances? / diplome / bac ?\+ ?\d / capacite /
    permis / experiencia / conocimientos? / dominio / titulacion / licenciatura /
    nivel (?:alto|avanzado) / capacidad / carnet
"""
"""Words of lines that ask for something."""

NOT_ASKED: Final = r"""
    required (?:from|to start|asap|immediately|as soon as possible) /
    equal[ -](?:employment )?opportunit\w+(?= employer|:| for| statement) / eeo /
    equal[ -]opportunit\w+$ / (?:without regard|regardless|irrespective) (?:to|of) /
    all qualified (?:applicants|candidates) / protected (?:veterans?|characteristics?|class\w*) /
    reasonable (?:accommodations?|adjustments?) / gender identity / sexual orientation /
    we (?:celebrate|value|welcome|embrace|encourage) (?:diversity|everyone|applications|people) /
    (?:celebrates?|values?|welcomes?) (?:diversity|applications from) / disability confident /
    unabhangig von (?:geschlecht|alter|herkunft|ihrer|deiner) / chancengleichheit /
    schwerbehindert\w* / bewerbungen von (?:menschen|frauen|allen|personen) /
    egalite des chances / sans distinction / igualdad de oportunidades / sin distincion /
    privacy (?:policy|notice|statement) / personal data (?:is|will|are) /
    your (?:personal )?data / datenschutz(?:erklarung|hinweise?) / donnees personnelles /
    politica de privacidad / (?:to|please|how to) apply /
    apply (?:now|online|here|today|by|via|with|at|through|directly) /
    (?:send|submit|forward|upload) (?:us )?(?:your|a|an) (?:\w+ )?(?:cv|resume|application|cover) /
    bewirb dich / bewerben sie sich / (?:deine|ihre) (?:aussagekraftige\w* )?bewerbung\w* /
    (?:bitte )?bewerbungs(?:unterlagen|frist|schluss) / postulez / envoyez / pour postuler /
    candidature(?: a| par|:) / envia(?:nos|r)? tu / para postular / closing date /
    application deadline / no (?:recruitment )?agenc\w+ / (?:interview|hiring) process /
    (?:salary|pay|compensation|base pay) (?:range|band|transparency) / competitive salary /
    (?:the |our )?(?:annual |base |starting )?(?:salary|pay|compensation)(?: is|:| for this|, ) /
    (?:brutto|jahres)?gehalt(?:sspanne|sband| von| ab|:) / remuneration(?: de|:) /
    salario(?: de|:) /
    (?:we|wir|nous|our benefits) (?:also )?(?:offer|bieten|offrons|provide you)\w* / ofrecemos /
    you(?:'ll| will) (?:get|receive|enjoy) / (?:dich|sie) erwarten / e-verify /
    background checks? / (?:visa )?sponsorship / relocation (?:support|package)
"""
"""Words of lines that ask for nothing, wherever they are."""

PERKS: Final = r"""
    days(?:'| of)? (?:\w+ )?(?:holiday|vacation|leave|annual leave|pto) / (?:tage|tagen) urlaub /
    (?:annual|yearly) bonus / urlaubstage? /
    jobticket / jobrad / pension / 401\(?k\)? / health insurance / dental /
    private medical / sick pay / parental leave / stock options / equity / free (?:lunch|fruit) /
    gym / (?:learning|training) budget / altersvorsorge / obstkorb / homeoffice / home office /
    flexible (?:hours|working|arbeitszeiten?) / gleitzeit / mutuelle / tickets? restaurant / rtt
"""
"""Words of what a company gives, unless the line asks for knowledge of them."""

READER: Final = r"""
    you / your / you're / you've / you'll / applicants? / candidates? /
    the (?:ideal|successful|right) (?:candidate|person|applicant) / du / sie / dein\w* / ihre? /
    bewerber\w* / vous / votre / vos / tu / ton / ta / tes / usted / su
"""
"""Words with which a sentence begins that is about the reader."""

READER_HAS: Final = r"""
    you(?: have|'ve)(?! the (?:chance|opportunity|freedom|option)) /
    you (?:bring|can|know|speak|hold|understand|enjoy) /
    (?:du|sie) (?:hast|haben|bringst|bringen|kannst|konnen|kennst|kennen|sprichst|sprechen) /
    (?:du|sie) (?:verfugst|verfugen|beherrschst|beherrschen|besitzt|besitzen) /
    vous (?:avez|maitrisez|justifiez|parlez|connaissez) / (?:tienes|cuentas con|hablas)
"""
"""Words with which a sentence begins that says what its reader has or can do."""

WRITER: Final = r"""
    we(?:'re|'ve)? / our / us / wir / uns\w* / nous / notre / nos / nosotros / nuestr\w+
"""
"""Words with which a sentence begins that is about the company."""

WRITER_ASKS: Final = r"""
    we (?:\w+ )?(?:expect|require|need|ask|want) / we(?:'re| are) looking for / we look for /
    wir (?:\w+ )?(?:erwarten|suchen|brauchen|setzen|wunschen) /
    nous (?:\w+ )?(?:cherchons|recherchons|attendons|exigeons) / buscamos / pedimos / requerimos
"""
"""Words with which a company asks for something."""

FUTURE: Final = r"""
    you(?:'ll| will)(?! (?:need|have|bring|be (?:able|fluent|comfortable))) / du wirst /
    sie werden / (?:vous|tu) (?:serez|aurez|seras|auras) / (?:vas a|te encargaras)
"""
"""Words of sentences about the work to come."""

JOB: Final = r"""
    (?:engineer|developer|manager|lead|leader|head|director|analyst|designer|nurse|officer)s? /
    (?:assistant|specialist|consultant|administrator|coordinator|architect|accountant)s? /
    (?:teacher|clerk|scientist|associate|planner|buyer|advis[eo]r|executive|technician|driver)s? /
    (?:lecturer|professor|head ?teacher|principal)s? /
    (?:representative|cook|recruiter|editor|writer|researcher|supervisor|operator|apprentice)s? /
    (?:intern|trainee|partner|controller|auditor|lawyer|counsel|chief|president)s? / c[teof]o /
    \w*(?:entwickler|leiter|sachbearbeiter|ingenieur|referent|berater|assistent)(?:in|[*:_/]-?in)? /
    \w*(?:meister|mitarbeiter|techniker|pfleger|erzieher|arzt)(?:in|[*:_/]-?in)? /
    \w*(?:kaufmann|kauffrau|fachkraft|leitung) / responsable / charge / chef / direct(?:eur|rice) /
    developpeu\w+ / assistante? / gerente / tecnic[oa] / jef[ea] / desarrollador\w* /
    ingenier[oa] /
    directora / coordinador\w* / profesor\w* / enfermer[oa] / analista / encargad[oa] / cheffe /
    infirmi(?:er|ere) / comptable / vendeu(?:r|se) / serveu(?:r|se) / cuisini(?:er|ere) /
    direttor\w* / direttrice / responsabile / insegnante / infermier[ea]
"""
"""Words of the title of a position."""

ORGANISATION: Final = r"""
    trust / nhs / universit\w+ / college / council / hospitals? / foundation / ministry /
    institut\w* / (?:primary|secondary|high|grammar|public|business|medical|law) school /
    (?:middle|junior|elementary) school / academy / clinic / surgery / hospice / schule /
    school of / ecole d\w+ /
    \w*gymnasium / hochschule / \w*klinik(?:um)? / krankenhaus / stiftung / ministerium / museum /
    landkreis / stadtverwaltung / hopital / fondation / ministere / lycee / ecole / mairie /
    hospital / universidad / fundacion / ayuntamiento / ministerio / borough / county / charity
"""
"""Words of a public body's name, which no register of companies knows."""

PART_OF_ONE: Final = r"""
    team / department / division / unit / ward / section / partnerships? / relations /
    abteilung / bereich / referat / service / equipe / equipo / departamento
"""
"""Words of a part of one."""

MODE: Final = r"""
    hybrid / remote(?: .{1,20})? / on-?site / vor ort / home ?office / mobiles arbeiten /
    (?:full|part)[- ]?time / (?:in )?(?:voll|teil)zeit / permanent / contract(?:or)? /
    (?:fixed|short|long)[- ]term(?: contract)? / temporary / temp(?: to perm)? / freelance /
    internship / apprenticeship / casual / seasonal / zero[- ]hours / shift(?: work| pattern)? /
    w-?2 / c2c / unbefristet / befristet(?: .{1,30})? / festanstellung / (?:mini|midi)-?job /
    werkstudent\w* / praktikum / ausbildung / aushilfe / schicht(?:dienst|arbeit)? /
    \d{1,3} ?% / \d{1,2}(?:[.,]5)? (?:hours|h|std\.?|stunden|heures|horas)(?: .{1,20})? /
    cd[id](?: .{1,20})? / interim / alternance / stage / teletravail(?: .{1,20})? / presentiel /
    hybride / sur site / distanciel / temps (?:plein|partiel|complet) / independant /
    jornada (?:completa|parcial|intensiva) / media jornada / tiempo (?:completo|parcial) /
    (?:contrato )?(?:indefinido|temporal|fijo) / practicas / presencial / hibrido / remoto /
    teletrabajo / autonomo / tempo (?:integral|parcial|pieno|indeterminato|determinato) /
    efetivo / clt / \d+ applicants? / (?:re)?posted .* / (?:over )?\d+ applicants .* /
    vor \d+ .* / promoted.*
"""
"""Parts of a line that say how one works there, or since when it is advertised."""
