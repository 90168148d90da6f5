"""Requests that no page of ours sends, or sends too late: always words, never a fault, nothing lost."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from mightscreen.requests import Request
from screening.models import AuditEvent, Query, Ruling
from tests.factories import PASSWORD, ParticipantFactory
from tests.scenes import IN_DOUBT, administrator, coordinator_of, draft, in_review, investigator_of, monitor_of
from tests.views.people import address, person_address, text_of, user_as
from tests.views.sent import sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

RULING = {"I07-verdict": "PASS", "I07-reason": "Seen again with the photographs."}


# ---- text that cannot be read ---------------------------------------------


def test_a_form_in_another_encoding_is_refused_in_words(web, site):
    browser = web(coordinator_of(site))
    body = b'--B\r\nContent-Disposition: form-data; name="surname"\r\n\r\n+2AA-\\ud800\r\n--B--\r\n'
    for charset in ("utf-7", "utf-16", "raw_unicode_escape"):
        response = browser.post(
            reverse("register"), body, content_type=f"multipart/form-data; boundary=B; charset={charset}"
        )
        assert response.status_code == 400, charset
        assert "The request could not be understood" in text_of(response), charset


def test_a_reason_with_characters_that_cannot_be_seen_is_refused_beside_the_field_but_may_have_lines(web, site):
    where = address("rule", in_review(site, facts=IN_DOUBT), "I07")
    browser = web(investigator_of(site))
    for reason in ("ring \a", "escape \x1b[31m", "nothing \0"):
        response = browser.post(where, RULING | {"I07-reason": reason})
        assert response.context["form"].errors["reason"] == ["Remove the characters that cannot be seen."], reason
    assert not Ruling.objects.exists()
    assert browser.post(where, RULING | {"I07-reason": "First.\r\nSecond.\tThird."}).status_code == 302


def test_a_name_is_one_line_that_can_be_seen(web, site):
    browser = web(coordinator_of(site))
    for surname in ("Bell\a", "Two\nlines"):
        page = browser.post(reverse("register"), {"surname": surname})
        assert page.context["form"].errors["surname"] == ["Remove the characters that cannot be seen."], surname


# ---- a page asked for in another way --------------------------------------


def test_an_address_that_only_takes_forms_says_so(web, site):
    visit, browser = in_review(site), web(investigator_of(site))
    for name in ("sign", "judge", "return"):
        response = browser.get(address(name, visit))
        assert response.status_code == 405, name
        assert "Nothing was changed" in text_of(response), name


def test_an_empty_form_is_refused_for_the_missing_right_first(web, site):
    visit = in_review(site)
    forms = [address(name, visit) for name in ("judge", "return", "sign")]
    identity = person_address(visit, "change_identity")
    for role, refused in (
        ("coordinator", forms),
        ("monitor", [*forms, identity]),
        ("administrator", [*forms, identity]),
    ):
        browser = web(user_as(role, site))
        for where in refused:
            assert browser.post(where, {}).status_code == 403, (role, where)


# ---- a session that ended -------------------------------------------------


def test_a_ruling_sent_after_the_session_ended_is_recorded_after_the_sign_in(client, site):
    visit, investigator = in_review(site, facts=IN_DOUBT), investigator_of(site)
    asked = client.post(address("rule", visit, "I07"), RULING)
    carried = sent(asked, form_id="carry-over", username=investigator.username, password=PASSWORD)
    assert client.post(address("rule", visit, "I07"), carried).status_code == 302
    assert Ruling.objects.get().reason == RULING["I07-reason"]


def test_a_password_is_never_carried_over(client, site):
    visit, investigator = in_review(site), investigator_of(site)
    signing = {"sign-username": investigator.username, "sign-password": "s3cret", "sign-meaning": "eligible"}
    asked = client.post(address("sign", visit), signing)
    assert "s3cret" not in asked.content.decode()
    carried = sent(asked, form_id="carry-over", username=investigator.username, password=PASSWORD)
    assert "Enter your password." in text_of(client.post(address("sign", visit), carried))


def test_signing_out_after_the_session_ended_leads_to_the_sign_in(client):
    assert client.post(reverse("sign_out"))["Location"] == reverse("sign_in")


# ---- sent twice, or after somebody else -----------------------------------


def test_a_question_sent_twice_is_asked_once(web, site):
    visit, browser = in_review(site), web(monitor_of(site))
    for _ in range(2):
        said = {"query-subject": "I04", "query-text": "Which laboratory?"}
        assert browser.post(address("raise_query", visit), said).status_code == 302
    assert Query.objects.count() == 1
    assert AuditEvent.objects.filter(action="query_raised").count() == 1


def test_an_identity_that_somebody_recorded_in_between_is_corrected_with_a_reason(web, site):
    person, browser = ParticipantFactory(site=site), web(coordinator_of(site))
    url = reverse("change_identity", args=[person.screening_number])
    browser.post(url, {"surname": "Alba"})
    response = browser.post(url, {"surname": "Bell"})
    assert response.context["form"].errors["reason"] == ["Enter the reason for the correction."]
    assert browser.post(url, {"surname": "Bell", "reason": "Misspelt"}).status_code == 302


def test_an_address_with_a_nul_is_refused_in_words(web, site):
    browser = web(coordinator_of(site))
    for where in ("/?site=%00", "/participants/UAB%00/", "/medicines/?q=a%00"):
        response = browser.get(where)
        assert response.status_code == 400, where
        assert "The request could not be understood" in text_of(response), where


def test_a_content_type_that_cannot_be_read_is_no_form_and_no_fault():
    environ = RequestFactory().post("/sign-in/", {"username": "a"}).environ
    for charset in ("charset*=nothing-known''x", "charset*=utf-8''a%00b"):
        request = Request(environ | {"CONTENT_TYPE": f"application/x-www-form-urlencoded; {charset}"})
        assert (request.content_type, dict(request.POST)) == ("", {}), charset


def test_a_number_of_thousands_of_digits_is_no_number_of_a_row_or_a_version(web, site):
    visit, browser = draft(site), web(coordinator_of(site))
    page = browser.get(address("form", visit))
    for more in (
        {"version": "9" * 5000, "weight_value": "75"},
        {"add": "treatments", "treatments-TOTAL_FORMS": "9" * 5000},
    ):
        assert browser.post(address("form", visit), sent(page, **more)).status_code == 200, more.keys()


# ---- the administration ----------------------------------------------------


def test_an_address_of_the_administration_that_names_no_record_leads_back(web):
    browser = web(administrator())
    for where in ("user/abc/password/", "user/abc/change/"):
        assert browser.get(f"/administration/screening/{where}").status_code in (302, 404), where


def test_an_empty_name_of_a_field_is_none(web, site):
    browser = web(administrator())
    for record in (site, AuditEvent.objects.last()):
        page = browser.get(f"/administration/screening/{record._meta.model_name}/{record.pk}/change/?_to_field=")
        assert page.status_code == 200


def test_ones_own_password_needs_the_present_one_however_ones_number_is_written(web):
    user = administrator()
    for number in (f"{user.pk}", f"0{user.pk}", f"%20{user.pk}", f"_3{user.pk}"):
        response = web(user).post(
            f"/administration/screening/user/{number}/password/", {"password1": "a", "password2": "b"}
        )
        assert response.status_code == 404 or response["Location"] == reverse("change_password"), number
