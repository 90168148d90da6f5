"""An answer carried forward from the attempt before and confirmed says so in the audit trail."""

from collections.abc import Collection

from screening.actions.audit import Changes, as_text
from screening.assemble import facts_json, protocol_of
from screening.assemble.carrying import carried_facts, group_of, values, without_number
from screening.models import ScreeningVisit


def with_origin(visit: ScreeningVisit, changes: Changes, confirmed: Collection[str]) -> Changes:
    """The changes; where a group was confirmed, each answer that the attempt before has too as [from, to, origin].

    What was typed otherwise is nobody's but the person's who typed it, whatever was confirmed.
    """
    previous = visit.previous_attempt
    if not confirmed or previous is None:
        return changes
    window = protocol_of(visit).parameters.antibody_flag
    offered = carried_facts(facts_json(previous, states=[]), visit.screening_date, window)
    said = {(path, as_text(value)) for path, value in values(offered) if group_of(path) in confirmed}
    origin = f"Carried forward from attempt {previous.attempt} and confirmed."
    return {
        path: [*change, origin] if len(change) == 2 and (without_number(path), change[1]) in said else change
        for path, change in changes.items()
    }
