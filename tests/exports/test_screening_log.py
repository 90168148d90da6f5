"""The screening log has one row an attempt, coded, with every reason and none of the generated text."""

from datetime import date

import pytest

from screening.exports.screening_log import HEADINGS, screening_log
from screening.models import CriterionVerdict, Status
from tests.factories import SignatureFactory, UserFactory, VisitFactory
from tests.scenes import LATER

pytestmark = pytest.mark.django_db


def failing(visit, *codes):
    for code in codes:
        CriterionVerdict.objects.update_or_create(
            visit=visit, code=code, defaults={"verdict": "FAIL", "because": "born 14-MAY-2010: 16 years old"}
        )
    return visit


def row_of(visit) -> dict:
    (row,) = screening_log([visit]).rows
    return dict(zip(HEADINGS, row, strict=True))


def test_a_row_names_the_attempt_and_its_consent():
    visit = VisitFactory()
    row = row_of(visit)
    assert row["Site"] == visit.participant.site.code
    assert row["Screening number"] == visit.participant.screening_number
    assert row["Attempt"] == 1
    assert row["Consent date"] == visit.consented_on
    assert row["Date screened"] == date(2026, 11, 3)
    assert row["Protocol version"] == "1.0"


@pytest.mark.parametrize(
    ("status", "eligible"),
    [
        (Status.DRAFT, "pending"),
        (Status.IN_REVIEW, "pending"),
        (Status.ELIGIBLE, "yes"),
        (Status.SCREEN_FAILURE, "no"),
        (Status.DECLINED, "not determined: declined"),
        (Status.WITHDRAWN, "not determined: withdrawn"),
        (Status.ENROLLED, "yes"),
        (Status.DISCONTINUED, "yes"),
    ],
)
def test_not_yet_known_is_never_not_eligible(status, eligible):
    visit = VisitFactory()
    visit.status = status
    assert row_of(visit)["Eligible"] == eligible


def test_every_failed_criterion_is_listed_and_the_first_in_the_protocols_words():
    visit = failing(VisitFactory(), "E08", "I04")
    row = row_of(visit)
    assert row["All criteria failed"] == "I04, E08"
    assert row["First reason"] == "Not fulfilled: Serum CK > 5x upper limit of normal"
    assert row_of(failing(VisitFactory(), "E08"))["First reason"] == "Use of statin medication at screening"


def test_no_birth_date_leaves_with_the_reasons():
    visit = failing(VisitFactory(), "I01")
    assert "14-MAY" not in str(screening_log([visit]).rows)


SIGNATURE = ("Signed by", "Role of the signer", "Meaning of the signature", "Signed at (time of the site)")


def test_a_signature_is_told_by_name_role_meaning_and_time_with_its_zone():
    visit = SignatureFactory(signed_by=UserFactory(name="Ann Example"), role="Sub-investigator").visit
    row = row_of(visit)
    meaning, at = "I confirm that this person is eligible", "2026-11-03 09:30:00 CST"
    assert [row[name] for name in SIGNATURE] == ["Ann Example", "Sub-investigator", meaning, at]
    assert row["Void signatures"] == ""


def test_a_void_signature_is_told_as_void_since_when_by_whom_and_why():
    ann, bea = UserFactory(name="Ann Example"), UserFactory(name="Bea Example")
    void = {"voided_at": LATER, "voided_by": bea, "void_reason": "A wrong weight."}
    row = row_of(SignatureFactory(signed_by=ann, role="Sub-investigator", **void).visit)
    assert [row[name] for name in SIGNATURE] == [""] * 4
    assert row["Void signatures"] == (
        "Ann Example, Sub-investigator, I confirm that this person is eligible, 2026-11-03 09:30:00 CST, "
        "void since 2026-11-03 11:30:00 CST, by Bea Example: A wrong weight."
    )
