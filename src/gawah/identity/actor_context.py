"""Names in the context of one document: what "the Taliban", "Daesh" or "KFA" means in it, with the reason."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from gawah.identity.actor_definitions import definitions
from gawah.identity.actor_names import exact_key, tokens
from gawah.identity.actor_scan import ActorMention, find_actors, judge
from gawah.identity.actor_table import Actor, ActorTable, Alias

_ARTICLES = ("the ", "el ", "la ", "los ", "las ", "le ", "les ")


class ActorResolver:
    """What names mean in one document: its own definitions first, then whom it names in full, then the default."""

    def __init__(self, document_text: str, *, language: str | None = None) -> None:
        self.text = document_text
        self.language = language
        self.table = ActorTable.load()

    @cached_property
    def definitions(self) -> dict[str, str]:
        """Short forms the document explains, with their long forms."""
        return definitions(self.text, table=self.table)

    @cached_property
    def _explained(self) -> dict[str, tuple[str, str]]:
        return {exact_key(short): (short, long) for short, long in self.definitions.items()}

    @cached_property
    def _bare(self) -> list[ActorMention]:
        return find_actors(self.text, language=self.language)

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the document names each actor without doubt."""
        sure = Counter(m.actor.id for m in self._bare if m.actor is not None and m.sense == "name")
        for short, long in self._explained.values():
            actor, _ = self._meant(long) if self._meant(short)[0] is None else (None, "")
            if actor is not None:
                sure[actor.id] += 1
        return sure

    def _meant(self, name: str) -> tuple[Actor | None, str]:
        pairs = self.table.named(name)
        if len(pairs) == 0:
            return None, f"{name!r} is no name of the table"
        actor, _, reason = judge(pairs)
        return actor, reason

    def resolve(self, name: str) -> tuple[Actor | None, str]:
        """Return whom `name` means in this document, or None, and a sentence that says why."""
        explained = self._explain(name)
        if explained is not None:
            return explained
        pairs = self.table.named(name)
        if len(pairs) == 0:
            return None, f"{name!r} is no name of the table and the document does not explain it"
        actor, _, reason = judge(pairs)
        return (actor, reason) if actor is not None else self._weigh(name, pairs)

    def _explain(self, name: str) -> tuple[Actor | None, str] | None:
        key = exact_key(name)
        bare = next((key[len(a) :] for a in _ARTICLES if key.startswith(a)), key)
        if bare not in self._explained:
            return None
        short, long = self._explained[bare]
        because = f"the document explains {short!r} as {long!r}"
        actor, _ = self._meant(long)
        known = self.table.by_name(short)
        if actor is None and len(known) > 0 and set(known) & set(self.table.by_name(long)):
            return None if len(known) > 1 else (known[0], because)
        return actor, because if actor is not None else f"{because}, which is no name of the table"

    def _weigh(self, name: str, pairs: list[tuple[Actor, Alias]]) -> tuple[Actor | None, str]:
        """Decide a weak name by whom the document names in full; a default counts where nobody or both are."""
        candidates = list(dict.fromkeys(actor for actor, _ in pairs))
        named = [actor for actor in candidates if self._named[actor.id] > 0]
        default = next((actor for actor, alias in pairs if alias.default), None)
        if len(named) == 1:
            return named[0], f"{name!r} may mean several; the document names {named[0].name} in full"
        if default is not None and (len(named) == 0 or default in named):
            why = "names none of them in full" if len(named) == 0 else "names several, this one among them"
            return default, f"{name!r} means {default.name} unless a document says otherwise; this one {why}"
        if len(named) > 1:
            first = max(named, key=self._count)
            if self._named[first.id] > 2 * sum(self._named[a.id] for a in named if a != first):
                return first, f"{name!r} may mean several; the document names {first.name} most"
        names = " or ".join(a.name for a in candidates)
        return None, f"{name!r} may mean {names}; the document does not decide"

    def _count(self, actor: Actor) -> int:
        return self._named[actor.id]

    def mentions(self) -> list[ActorMention]:
        """Return the mentions of the document in order, each resolved in its context.

        Abbreviations that the document explains and the table does not know are mentions too, with no actor.
        """
        known = [self._resolved(m) for m in self._bare]
        taken = [(m.start, m.end) for m in known]
        own = [m for m in self._defined() if not any(m.start < end and start < m.end for start, end in taken)]
        return sorted((*known, *own), key=_start)

    def _resolved(self, mention: ActorMention) -> ActorMention:
        explained = exact_key(mention.text) in self._explained
        if mention.actor is not None and not explained:
            return mention
        actor, reason = self.resolve(mention.text)
        sense = "defined" if explained else mention.sense
        return ActorMention(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            actor=actor,
            candidates=mention.candidates,
            reason=reason,
            sense=sense,
        )

    def _defined(self) -> list[ActorMention]:
        found: list[ActorMention] = []
        for word in tokens(self.text) if self._explained else ():
            pair = self._explained.get(word.exact)
            said = self.text[word.start : word.end]
            if pair is not None and said.replace(".", "") == pair[0].replace(".", ""):
                actor, reason = self.resolve(pair[0])
                found.append(
                    ActorMention(start=word.start, end=word.end, text=said, actor=actor, reason=reason, sense="defined")
                )
        return found


def _start(mention: ActorMention) -> int:
    return mention.start
