"""From invitations to the rounds, sessions and people of a record.

In: the bytes of `.ics` and `.eml` files, and what is known of the candidate. Out: `Found`. A time
zone or a name that the file leaves open becomes a question, never a guess.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.invite.known import Known
    from secondround.imports.invite.mail import is_mail
    from secondround.imports.invite.reader import (
        is_in_words,
        is_invitation,
        is_meeting,
        read,
        read_several,
        words_of,
    )

__all__ = [
    "Known",
    "is_in_words",
    "is_invitation",
    "is_mail",
    "is_meeting",
    "read",
    "read_several",
    "words_of",
]
