"""An invented agency story of the Sahel and what papers made of it."""

from __future__ import annotations

from gawah.model import Document

HEAD = "JNIM says it killed nine soldiers near Gao"
LEAD = "JNIM says its fighters killed nine soldiers at a post near Gao in northern Mali on Thursday and showed arms."
STATEMENT = "The group gave its account in a two-page statement that its media arm put out on Friday evening."
CAMP = "It said the post burned for two hours and that none of its own men was hurt in the assault."
CONVOY = "A convoy sent from Menaka came too late, according to the statement, because the bridge had been blown up."
UNVERIFIED = (
    "The statement could not be checked with anybody outside the group, and the army had not answered by Saturday."
)
ELDERS = "Elders in two villages downstream said by telephone that they had heard heavy fire before dawn."


def wire(**fields: str) -> Document:
    """Return the agency's own story."""
    body = " ".join([LEAD, STATEMENT]), " ".join([CAMP, CONVOY]), " ".join([UNVERIFIED, ELDERS])
    return _report("wire", "\n\n".join([HEAD, *body]), "Sahel Wire", "2024-02-03", fields)


def edited(**fields: str) -> Document:
    """Return an edited copy: other spellings, a claim told as a fact, a credit at the end."""
    lead = "Jihadists killed 9 soldiers at a post near Gaao in northern Mali on Thursday, and the group showed weapons."
    body = " ".join([lead, STATEMENT]), " ".join([CAMP, CONVOY.replace("Menaka", "Ménaka")]), ELDERS
    text = "\n\n".join(["Nine soldiers killed in Gaao", *body, "(With input from Sahel Wire)"])
    return _report("edited", text, "Bamako Courier", "2024-02-04", fields)


def shortened(**fields: str) -> Document:
    """Return a copy of half the length."""
    text = "\n\n".join(["Attack near Gao", " ".join([LEAD, STATEMENT, CAMP]), "Sahel Wire"])
    return _report("shortened", text, "Coast Mail", "2024-02-04", fields)


def other(**fields: str) -> Document:
    """Return a report of the same event in words of its own."""
    text = (
        "Mali army mourns dead of Gao\n\nBAMAKO, February 5 - The army buried seven men on Monday who, it said, fell "
        "when gunmen rushed their checkpoint. A colonel told mourners that the attackers had lost more than twenty."
    )
    return _report("other", text, "Lake Tribune", "2024-02-05", fields)


def _report(name: str, text: str, publisher: str, published: str, fields: dict[str, str]) -> Document:
    given = {"id": name, "text": text, "name": f"{name}.txt", "publisher": publisher, "published": published, **fields}
    return Document(**given)
