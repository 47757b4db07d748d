"""What a mail program takes as somebody's address.

In: text, and a name. Out: the address; None where it is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.headerregistry import Address


def mail_address(written: str, name: str = "") -> Address | None:
    """The address of somebody of that name."""
    from email.errors import HeaderParseError  # noqa: PLC0415 (slow, and seldom wanted)
    from email.headerregistry import Address  # noqa: PLC0415 (likewise)

    if not written or not written.isascii():
        return None
    try:
        return Address(name, addr_spec=written)
    except (HeaderParseError, ValueError, IndexError):
        return None
