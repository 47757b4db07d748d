"""What letters say out of courtesy, and calendars about every call.

In: a line or a sentence. Out: whether it greets, signs off, or only tells how a call is joined.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.imports.invite import table, words
from secondround.imports.invite.meeting import is_of_call, links_in, unwrapped
from secondround.text import plain_letters

_GREETING: Final = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|sehr geehrter?|liebe[rs]?|hallo"
    r"|guten (?:tag|morgen)|moin|bonjour|chere?|madame|monsieur|estimad[oa]s?|hola|buenos dias)"
    r",?(?: [^\s,!.:]+){0,4}\s*[,!.:]*"
)
_ENDING: Final = (
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many)? ?(?:regards|wishes)|all the best|best"
    r"|many thanks|thanks(?: again)?|thank you|cheers|yours (?:sincerely|faithfully|truly)"
    r"|sincerely(?: yours)?|best of luck|mit (?:freundlichen|besten|herzlichen) grussen"
    r"|(?:viele|beste|herzliche|liebe|freundliche) grusse|mfg|cordialement|bien cordialement"
    r"|saludos(?: cordiales)?|un saludo|atentamente|see you(?: soon| then| there)?"
    r"|(?:speak|talk)(?: to you)? soon|take care|bis (?:dann|bald))"
)
_SIGN_OFF: Final = re.compile(rf"{_ENDING}(?: ?/ ?{_ENDING})?\s*[,!.]*(?=$| )")
_HEADING: Final = re.compile(
    r"(?:(?:here (?:is|are|s)|here['’]s|this is|the|your|our|full|ihr|der|das|hier ist|votre|voici"
    r"|le|la|el|su|tu) )*"
    r"(?:day|schedule|agenda|timetable|itinerary|running order|tagesablauf|ablauf|zeitplan"
    r"|programme?|deroule(?:ment)?|horario|programa)"
    r"(?: (?:for|of) (?:the|your) (?:day|interviews?))?"
    r"(?:(?: is| will be| runs| will run)?(?: as follows| below)?| is)?"
    r"(?:,? all times (?:are )?(?:in )?[\w ]{2,30})?\s*:"
)
"""What stands above a schedule."""
_THANKS: Final = re.compile(
    r"(?:many thanks|thanks|thank you)(?: (?:very|so) much)?(?: again)? for (?:applying|coming"
    r"|meeting|speaking|talking|attending|visiting|taking the time"
    r"|(?:the|our|a) (?:(?:very|pleasant|nice|great|good|lovely|interesting) )*"
    r"(?:conversation|chat|call|talk)"
    r"|your (?:application|interest|time|patience|message))\b"
    r"[^\d.!?;:]{0,80}[.!]?"
)
"""Thanks, and no more: a figure or a second clause may be a fact."""
_WE: Final = r"(?:i|we)(?: am| are|['’]m|['’]re)?(?: (?:all|both|very|really|much|so|most))*"
_REACH: Final = (
    r"(?:contact|call|e-?mail|ask|reach out(?: to)?|get in touch(?: with)?|let|write(?: to)?"
    r"|reply(?: to)?|drop)(?: (?:me|us|know|a line|(?:to )?this e-?mail|at any time|any ?time))*"
)
_POLITE: Final = tuple(
    re.compile(rf"(?:{said})[.! ]*")
    for said in (
        (
            rf"(?:(?:and )?{_WE} )?(?:look(?:ing)? (?:very much )?forward to"
            r"|(?:can['’]?t|cannot) wait to)"
            r" (?:meet|see|welcom|speak|talk|chat|hear|get)(?:e|t?ing|ting)?(?: to know)?"
            r"(?: (?:with|to|from))? you(?: (?:all|soon|then|there|again|personally|in person"
            r"|on the day))*(?: and wish you (?:all )?(?:the |every )?(?:best|success|luck)"
            r"(?: of luck)?)?"
        ),
        (
            r"(?:wir freuen uns|ich freue mich)(?: (?:schon|sehr))* (?:auf|darauf,) (?:sie|dich"
            r"|(?:das|unser|ihren|deinen|ein) (?:gesprach|besuch|kennenlernen|treffen)"
            r"(?: mit (?:ihnen|dir))?|sie (?:personlich )?kennenzulernen)"
        ),
        (
            r"(?:(?:should you have|if you have|if there are|in case (?:of|you have)) (?:any )?"
            r"(?:further |other |more )?(?:questions?|queries)"
            r"(?: or (?:concerns|queries|problems))?"
            r"(?: (?:at all|beforehand|in the meantime))?,? (?:then )?)?(?:please )?"
            rf"(?:(?:do not|don['’]?t) hesitate to|feel free to|just) {_REACH}"
        ),
        (
            r"(?:should you have|if you have|if there are) (?:any )?(?:further |other |more )?"
            rf"(?:questions?|queries),? (?:please )?{_REACH}"
        ),
        rf"if anything (?:comes up|changes|is unclear),? (?:please )?(?:just )?{_REACH}",
        (
            r"bei (?:weiteren )?(?:fragen|ruckfragen) (?:stehe ich|stehen wir) (?:ihnen |dir )?"
            r"(?:jederzeit |gerne? )*zur verfugung"
        ),
        (
            r"(?:great|good|fantastic|exciting) news|fingers crossed|(?:good|best of) luck"
            r"|have a (?:great|good|nice|lovely) (?:day|week|weekend|evening)"
        ),
        (
            r"(?:congratulations[,!]? ?)?"
            r"(?:you (?:have been|are|were) (?:shortlisted|selected|invited)"
            r" (?:for|to)(?: an)? interview)?"
        ),
        (
            rf"{_WE} (?:pleased|delighted|happy|glad) to invite you (?:to|for)(?: attend)?"
            r"(?: an)? interview"
        ),
    )
)
"""What is said for its own sake: whoever adds a word to it says something."""
_IMPRINT: Final = re.compile(
    r"(?:sitz der gesellschaft|geschaftsfuhr\w+ ?:|registergericht|handelsregister|amtsgericht"
    r"|hrb\b|ust-?id|vat (?:no|number|reg)|registered (?:in|office|number|company|charity)"
    r"|company (?:no|number|registration)|follow us|this (?:e-?mail|message|communication)\b"
    r"|if you (?:are not the intended|have received this)|please (?:consider|think of) the envir"
    r"|please do not reply|do not reply).*"
)
"""What firms put below every signature."""
_FOOTER: Final = re.compile(
    r"[-:~_=*#. ]{5,}|\|? ?system reference|dial in by phone|for organi[sz]ers: meeting options.*"
    r"|please do not edit this section.*|learn more about meet at.*"
    r"|(?:invitation from google calendar|you are receiving this (?:email|courtesy)"
    r"|to stop receiving|or call in \(audio only\)|sent from (?:calendly|my \w+)"
    r"|need to make changes to this event\?|view event in calendly"
    r"|you can join this meeting from your computer"
    r"|forwarding this invitation could|reply(?: to)? (?:this|for) .* (?:email|[\w.+-]+@[\w.-]+)"
    r"|powered by calendly|reply to [\w.+-]+@[\w.-]+|unsubscribe"
    r"|manage your preferences|view (?:this|your) event at).*"
)
"""What calendars and mailing programs put under every text."""
_CALL: Final = frozenset(
    """
    join here click now the a an to your on or by and via with is are you this meeting call video
    audio microsoft teams google meet zoom webex computer mobile app room device web browser
    me myself mich mir moi-meme
    in event name from inviting scheduled link id number passcode password pin code access
    need help hier klicken um der die das an dem den ihrem computer oder mobilgerat teilnehmen
    besprechung besprechungs kenncode beitreten rejoindre la reunion cliquez ici unirse reunirse
    haga clic aqui more info learn about options legal find local phone one tap download http https
    www com us place location where address venue ort wo adresse lieu lugar direccion time date
    when datum
    uhrzeit zeit uhr am pm from von bis until till at um with mit avec con durch und et y for
    min minutes minuten interviewers interviewer panel who whom be will dress reminder topic
    tel mob cell dial dials ins conference enlace lien videollamada videoconferencia visioconference
    videokonferenz duracion duree dauer duration questions minutos minuti
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of the text under every call, of labels, and between names: no facts are made of them."""
_HELP: Final = re.compile(r"https?://support\.google\.com/a/users/answer/", re.IGNORECASE)
"""What Google Calendar writes under every call."""
_WORD: Final = re.compile(r"\w+")


def is_greeting(line: str) -> bool:
    """Whether a line does nothing but greet."""
    return bool(_GREETING.fullmatch(plain_letters(line.strip())))


def is_empty(line: str) -> bool:
    """Whether a line greets, signs off, heads a schedule, or is what programs put under every
    text.
    """
    plain = plain_letters(line.strip())
    is_around = table.is_head(line) or any(
        each.fullmatch(plain) for each in (_FOOTER, _HEADING, _THANKS, *_POLITE)
    )
    return is_around or is_greeting(line) or is_sign_off(line)


def is_imprint(line: str) -> bool:
    """Whether a line below a signature is what a firm puts there under every mail."""
    return bool(_IMPRINT.fullmatch(plain_letters(line.strip())))


def is_sign_off(line: str) -> bool:
    """Whether a line does nothing but end a letter."""
    return bool(_SIGN_OFF.fullmatch(plain_letters(line.strip())))


def words_in(text: str) -> set[str]:
    """The words and figures of a text, in plain letters."""
    return set(_WORD.findall(plain_letters(text)))


def without_sign_off(sentence: str) -> str:
    """What is behind the words that end a letter: "Kim Lee"."""
    found = _SIGN_OFF.match(plain_letters(sentence.strip()))
    return sentence.strip()[found.end() :] if found else sentence


def is_said(text: str, elsewhere: set[str]) -> bool:
    """Whether each word of a text is among those that found a field, or tells nothing."""
    left = words_in(without_calls(text)) - elsewhere - _CALL
    return all(words.singular_title(word) in elsewhere for word in left)


def without_calls(text: str) -> str:
    """A text without links to a call, or to its options: they are no facts of their own."""
    for link in links_in(text):
        if is_of_call(unwrapped(link)) or _HELP.match(link):
            text = text.replace(link, " ")
    return text
