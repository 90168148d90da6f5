import pytest
from django.core.exceptions import PermissionDenied

from screening.actions.exports import Exported, record_export
from tests.factories import NOW


def export(by, site, kind=Exported.SCREENING_LOG):
    return record_export(by=by, at=NOW, kind=kind, filters={"status": "enrolled", "site": ""}, row_count=7, site=site)


def test_an_export_is_on_record_with_its_filter_and_its_rows(staff, site):
    event = export(staff["monitor"], site)

    assert (event.action, event.site) == ("exported", site)
    assert event.changes == {
        "filter.status": [None, "enrolled"],
        "kind": [None, "screening_log"],
        "rows": [None, "7"],
    }


@pytest.mark.parametrize(
    ("who", "logs", "code_list"),
    [
        ("coordinator", False, False),
        ("investigator", True, True),
        ("monitor", True, False),
        ("administrator", True, False),
        ("investigator elsewhere", False, False),
    ],
)
def test_the_code_list_is_the_investigators_alone(staff, site, who, logs, code_list):
    for kind, may in ((Exported.SCREENING_LOG, logs), (Exported.CODE_LIST, code_list)):
        if may:
            assert export(staff[who], site, kind).pk
        else:
            with pytest.raises(PermissionDenied):
                export(staff[who], site, kind)


def test_an_administrator_exports_all_sites_at_once(staff):
    assert export(staff["administrator"], None).site is None
