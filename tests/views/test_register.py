import pytest
from django.urls import reverse

from screening.models import Identity, Participant, SiteRole
from tests.factories import IdentityFactory, ParticipantFactory, SiteRoleFactory
from tests.scenes import administrator, coordinator_of, monitor_of
from tests.views.people import text_of
from tests.views.sent import sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

CONSENT = "/participants/UAB-001/attempts/1/#id_consented_on"
URL = "/participants/new/"


@pytest.fixture
def typed(site):
    return {
        "submission_key": "7f1e6ed1-90f3-4c43-9d3f-4a6a2b8d3d11",
        "site": site.pk,
        "sex": "female",
        "date_of_birth": "14-may-1971",
        "surname": "",
        "given_name": "",
        "contact": "",
        "medical_record_number": "",
    }


@pytest.fixture
def browser(web, site):
    return web(coordinator_of(site))


def test_a_person_gets_the_next_number_and_the_form_opens(browser, typed):
    response = browser.post(URL, typed)
    (person,) = Participant.objects.all()
    assert (person.screening_number, person.sex, str(person.date_of_birth)) == ("UAB-001", "female", "14-MAY-1971")
    assert response.url == CONSENT
    assert not Identity.objects.exists()


def test_an_identity_is_kept_apart_and_named_nowhere(browser, typed):
    browser.post(URL, typed | {"surname": "Madeup", "contact": "mary@example.org"})
    (identity,) = Identity.objects.all()
    assert (identity.surname, identity.contact) == ("Madeup", "mary@example.org")
    for page in ("/", reverse("participant", args=["UAB-001"])):
        assert "Madeup" not in browser.get(page).content.decode()


def test_an_identity_goes_by_the_surname(browser, typed):
    response = browser.post(URL, typed | {"contact": "mary@example.org"})
    assert "Enter the surname, or leave all four fields empty." in text_of(response)
    assert not Participant.objects.exists()


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(browser, typed):
    for wrong in (
        {
            "date_of_birth": ("", "Enter the date of birth"),
            "sex": ("", "Choose the sex at birth."),
            "site": ("", "Choose the site"),
        },
        {"date_of_birth": ("05/06/1971", "can be read in two ways")},
        {"date_of_birth": ("2031", "The date of birth lies in the future.")},
        {"date_of_birth": ("1890", "This was more than 120 years ago.")},
    ):
        answers = {field: answer for field, (answer, _) in wrong.items()}
        response = browser.post(URL, typed | {"surname": "Madeup"} | answers)
        assert [said for _, said in wrong.values() if said not in text_of(response)] == []
        assert "There is a problem" in text_of(response), wrong
        assert 'value="Madeup"' in response.content.decode(), wrong
        assert typed["submission_key"] in response.content.decode(), wrong
        assert not Participant.objects.exists(), wrong


def test_a_partial_date_of_birth_is_enough(browser, typed):
    browser.post(URL, typed | {"date_of_birth": "MAY-1971"})
    assert str(Participant.objects.get().date_of_birth) == "UNK-MAY-1971"


def test_a_possible_duplicate_is_asked_about_first(browser, typed, site):
    known = ParticipantFactory(site=site, date_of_birth="1971-05-14", sex="female")
    response = browser.post(URL, typed)
    assert "This person may be registered already." in text_of(response)
    assert known.screening_number in text_of(response)
    assert Participant.objects.count() == 1
    assert browser.post(URL, typed | {"anyway": "1"}).status_code == 302
    assert Participant.objects.count() == 2


def test_a_duplicate_at_another_site_is_not_revealed(browser, typed, elsewhere):
    other = ParticipantFactory(site=elsewhere, date_of_birth="1971-05-14", sex="female")
    response = browser.post(URL, typed)
    assert response.status_code == 302
    assert other.screening_number not in text_of(browser.get("/"))


def test_a_double_click_registers_once(browser, typed):
    assert [browser.post(URL, typed).url for _ in range(2)] == [CONSENT] * 2
    assert Participant.objects.count() == 1


def test_one_registers_at_one_s_own_site_alone(browser, typed, elsewhere):
    assert "Another Hospital" not in browser.get(URL).content.decode()
    response = browser.post(URL, typed | {"site": elsewhere.pk})
    assert "Choose one of your sites." in text_of(response)
    assert not Participant.objects.exists()


def test_the_only_site_is_chosen_beforehand_and_no_answer_is(browser, site):
    body = browser.get(URL).content.decode()
    assert f'<option value="{site.pk}" selected>' in body
    assert "checked" not in body


def test_others_are_told_that_their_role_does_not_allow_it(web, site, typed):
    for user in (monitor_of(site), administrator()):
        browser = web(user)
        assert browser.get(URL).status_code == 403
        assert "Your role does not allow this" in text_of(browser.post(URL, typed))
    assert not Participant.objects.exists()


def test_looking_at_an_identity_needs_a_button_and_is_recorded(browser, site):
    person = IdentityFactory(participant__site=site).participant
    where = reverse("identity", args=[person.screening_number])
    assert browser.get(where).status_code == 405
    response = browser.post(where)
    assert "Madeup" in text_of(response)
    assert "no-store" in response["Cache-Control"]
    assert "Opened the identity" in text_of(browser.get(reverse("participant", args=[person.screening_number])))


def test_nobody_else_sees_an_identity(web, site):
    person = IdentityFactory(participant__site=site).participant
    for user in (monitor_of(site), administrator()):
        browser = web(user)
        assert "Show identity" not in text_of(browser.get(reverse("participant", args=[person.screening_number])))
        assert browser.post(reverse("identity", args=[person.screening_number])).status_code == 403


def test_an_identity_is_corrected_with_a_reason(browser, site):
    person = IdentityFactory(participant__site=site).participant
    where = reverse("change_identity", args=[person.screening_number])
    said = {"surname": "Madeover", "given_name": "Mary", "contact": "", "medical_record_number": ""}
    assert "Enter the reason for the correction." in text_of(browser.post(where, said | {"reason": ""}))
    assert browser.post(where, said | {"reason": "Misspelt."}).status_code == 302
    assert Identity.objects.get().surname == "Madeover"


def test_an_identity_can_be_recorded_later(browser, site):
    person = ParticipantFactory(site=site)
    shown = browser.post(reverse("identity", args=[person.screening_number]))
    assert "No identity is recorded yet." in text_of(shown)
    browser.post(reverse("change_identity", args=[person.screening_number]), {"surname": "Madeup"})
    assert Identity.objects.get(participant=person).surname == "Madeup"


def test_a_form_without_its_key_is_refused_in_words(browser, typed):
    page = text_of(browser.post(URL, typed | {"submission_key": "x"}))
    assert "UUID" not in page
    assert "Open the page again" in page


def test_one_form_sent_for_two_sites_registers_at_the_first_alone(browser, typed, site, elsewhere):
    SiteRoleFactory(user=SiteRole.objects.get(site=site).user, site=elsewhere)
    browser.post(URL, typed)

    other = browser.post(URL, typed | {"site": elsewhere.pk, "sex": "male"})

    assert "This form was sent before, and something else was made of it." in text_of(other)
    assert [person.screening_number for person in Participant.objects.all()] == ["UAB-001"]
    browser.post(URL, sent(other, form_id="register"))
    assert Participant.objects.filter(screening_number="MIA-001").exists()


def test_the_notice_for_the_next_page_is_kept_on_the_server(browser, typed):
    response = browser.post(URL, typed)
    assert set(response.cookies) == {"sessionid"}
    assert "Registered as UAB-001" in text_of(browser.get(response["Location"]))
