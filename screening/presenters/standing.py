"""What an attempt comes to: as it was signed, or else by the answers as they stand."""

from dataclasses import dataclass

from screening.assemble import facts_of
from screening.models import Evaluation, ScreeningVisit
from screening.presenters.ask_next import AskNext, ask_next
from screening.presenters.matrix import form_url
from screening.presenters.paths import form_anchor
from screening.presenters.snapshot import snapshot_panel
from screening.presenters.time_line import frozen_time_line, time_line
from screening.presenters.times import show_instant
from screening.presenters.verdicts import Panel, panel
from screening.queries import protocol_of, valid_signature
from screening.rules.evaluate import evaluate
from screening.rules.facts import Facts
from screening.rules.horizon import Horizon, look_ahead
from screening.rules.interchange import parse_facts
from screening.rules.protocol import PROTOCOLS, RULES_VERSION


@dataclass(frozen=True, slots=True)
class Standing:
    """What the latest attempt comes to; ``basis`` says on which answers and by which rules.

    ``horizon`` is None where only rules of another time could tell it.
    """

    title: str
    panel: Panel
    basis: str
    time_line: tuple[str, ...]
    horizon: Horizon | None
    intact: bool = True
    ask_next: AskNext | None = None


def standing_of(visit: ScreeningVisit, facts: Facts | None = None) -> Standing:
    """A signed attempt as it was decided; any other by the answers as they stand, its ``facts`` if known already."""
    signature = valid_signature(visit)
    if signature is not None:
        return _frozen(visit, signature.evaluation)
    facts, protocol = facts or facts_of(visit), protocol_of(visit)
    evaluation, horizon = evaluate(facts, protocol), look_ahead(facts, protocol)
    form = form_url(visit.participant, visit.attempt)
    return Standing(
        "Verdict on the answers so far",
        panel(evaluation, horizon, facts=facts, form_url=form),
        f"On the answers as they stand: protocol version {evaluation.protocol_version}, "
        f"rules version {evaluation.rules_version}.",
        time_line(horizon, visit.screening_date),
        horizon,
        ask_next=ask_next(facts, evaluation, lambda path: f"{form}#{form_anchor(path)}"),
    )


def _frozen(visit: ScreeningVisit, kept: Evaluation) -> Standing:
    horizon = _horizon_of(kept)
    return Standing(
        "Verdict as signed",
        snapshot_panel(kept, form_url(visit.participant, visit.attempt)),
        f"As signed: protocol version {kept.protocol_version}, rules version {kept.rules_version}, "
        f"frozen {show_instant(kept.made_at, visit.participant.site.zone)}.",
        time_line(horizon, visit.screening_date) if horizon else frozen_time_line(kept.answer, visit.screening_date),
        horizon,
        kept.is_unchanged,
    )


def _horizon_of(kept: Evaluation) -> Horizon | None:
    """By the same rules the frozen facts tell it in full; by rules of another time what was frozen has to do."""
    if kept.rules_version == RULES_VERSION and kept.protocol_version in PROTOCOLS:
        return look_ahead(parse_facts(kept.facts), PROTOCOLS[kept.protocol_version])
    return None
