"""The public pre-screener in plain words: the questions, and what the answers come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from screening.assemble.lay import QUESTIONS, lay_facts
from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate


@dataclass(frozen=True, slots=True)
class Words:
    """``asks`` is the question, ``hint`` explains it; ``out`` says why not now, ``again`` when to ask once more."""

    asks: str
    hint: str
    out: str
    again: str = "This will not change with time. Other studies may fit you."


WORDS: Mapping[str, Words] = {
    "age": Words(
        "Are you older than 16?",
        "On the day you turn 16 the answer is still no.",
        "You need to be older than 16.",
        "Ask again once you are past 16.",
    ),
    "state": Words(
        "Where do you live?",
        "Choose the state of your home, not the state of your clinic.",
        "You need to live in a state that has a study site.",
        "Ask again if you move, or if a site opens in your state.",
    ),
    "antibody": Words(
        "Did a blood test find HMGCR antibodies?",
        "Antibodies are made by the body. These ones can harm your muscles. Your doctor knows the test.",
        "The study is for people whose blood has these antibodies.",
        "If the test is done again and finds them, ask again.",
    ),
    "onset": Words(
        "Did your first muscle symptom start less than 3 years ago?",
        "Count from the first sign, such as weak arms or legs. Do not count from the day a doctor named the disease.",
        "The first sign has to be less than 3 years ago.",
    ),
    "rash": Words(
        "Have you ever had the skin rash of dermatomyositis?",
        "That is a muscle disease with a red or purple rash. The rash is often on the eyelids, chest or knuckles.",
        "People who ever had this rash cannot join.",
    ),
    "dysfunction": Words(
        "Does your muscle disease make it hard to breathe or to swallow?",
        "Think of food that gets stuck, or of short breath when you rest.",
        "Your trouble with breathing or swallowing may be too strong for the study.",
        "Ask your doctor how strong it is.",
    ),
    "statin": Words(
        "Do you take a statin or red yeast rice now?",
        "Statins are pills that lower cholesterol, a fat in the blood. Their names often end in “statin”. "
        "Do not stop a pill on your own.",
        "People who take a statin or red yeast rice now cannot join.",
        "Ask again if your doctor stops it.",
    ),
    "steroid": Words(
        "Do you take more than 15 mg of prednisone a day?",
        "Prednisone is a steroid pill. If you take another steroid pill, choose “Not sure”. "
        "Do not change the dose on your own.",
        "The dose has to be 15 mg a day or less.",
        "Ask again if your doctor lowers the dose.",
    ),
    "thinner": Words(
        "Do you take a blood thinner now?",
        "Examples are warfarin, Eliquis, Xarelto and heparin. Aspirin does not count. Do not stop it on your own.",
        "People who take a blood thinner now cannot join.",
        "Ask again if your doctor stops it.",
    ),
    "ivig": Words(
        "Have you ever had IVIG for this muscle disease?",
        "IVIG is made from donated blood. It is given into a vein.",
        "People who had IVIG for this disease cannot join.",
    ),
    "reaction": Words(
        "Did you ever have a very bad allergy to IVIG?",
        "Think of a swollen throat, hard breathing or fainting. If you never had IVIG, the answer is no.",
        "IVIG is not safe for people who had such a reaction.",
    ),
    "rituximab": Words(
        "Have you had rituximab in the last 6 months?",
        "Rituximab is a drug given into a vein. It calms the body’s defense. Rituxan is one brand.",
        "The last dose of rituximab has to be 6 months ago or more.",
        "Ask again 6 months after your last dose.",
    ),
    "strong": Words(
        "Have you had one of these in the last 3 months: plasma exchange, Cytoxan, or a biologic drug?",
        "Plasma exchange cleans the blood with a machine. Cytoxan is also called cyclophosphamide. "
        "Biologic drugs are shots or drips that calm the body’s defense, such as Humira. IVIG does not count here.",
        "The last time has to be 3 months ago or more.",
        "Ask again 3 months after the last time.",
    ),
    "clot": Words(
        "Have you had a blood clot in a leg, an arm or a lung in the last 3 years?",
        "A doctor may call it DVT (in a deep vein) or PE (in the lung).",
        "A blood clot has to be 3 years ago or more.",
        "Ask again 3 years after the clot.",
    ),
    "heart": Words(
        "Have you had a heart attack, a stroke, or chest pain from your heart in the last 12 months?",
        "A mini-stroke (TIA) counts too. It is like a stroke that soon goes away.",
        "Such an event has to be 12 months ago or more.",
        "Ask again 12 months after the last one.",
    ),
    "cancer": Words(
        "Have you had cancer, or care for cancer, in the last 5 years?",
        "Skin cancer of the basal or squamous cell kind does not count. Melanoma counts.",
        "Cancer and its care have to be 5 years ago or more.",
        "Ask again 5 years after your care ended.",
    ),
    "kidneys": Words(
        "Has a doctor told you that your kidneys do not work well?",
        "Your kidneys clean your blood. A blood test shows how well they work.",
        "Your kidneys may be too weak for the study.",
        "Ask your doctor how well they work.",
    ),
    "weight": Words(
        "Do you weigh 265 pounds or more?",
        "That is a bit more than 120 kilograms.",
        "The weight limit is 264 pounds (120 kilograms).",
        "Ask again if your weight goes down.",
    ),
    "pregnancy": Words(
        "Are you pregnant, do you breastfeed, or could you get pregnant and would not use birth control?",
        "Answer no if none is true, or if you cannot get pregnant.",
        "The study is not for people who are pregnant or breastfeed, or who could get pregnant without birth control.",
        "Ask again when this has changed.",
    ),
}

CALL, NOT_NOW, ASK_DOCTOR = "May be worth a call", "Not now", "Ask your doctor"
MEANINGS = {
    CALL: "Nothing you told us keeps you out. You could call a study site and ask.",
    NOT_NOW: "At least one answer does not fit the study as things are now.",
    ASK_DOCTOR: "Some points only a doctor can settle. Take this page with you and ask.",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in plain words."""

    asks: str
    because: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the answers come to; it is advice, and never a decision."""

    heading: str
    meaning: str
    reasons: tuple[Reason, ...]


def advice(answers: Mapping[str, str], today: date, states: tuple[str, ...]) -> Advice:
    """What the rules say of the criteria that were asked about; the rest is left to the study team."""
    evaluation = evaluate(lay_facts(answers, today, states))
    failing, open_ones = [], []
    for question in QUESTIONS:
        words = WORDS[question.name]
        verdicts = {evaluation.result(code).verdict for code in question.codes}
        if Verdict.FAIL in verdicts:
            failing.append(Reason(words.asks, words.out, words.again))
        elif verdicts & {Verdict.UNKNOWN, Verdict.REVIEW}:
            open_ones.append(Reason(words.asks, "This is not clear yet. Your doctor can help you find out."))
    heading = NOT_NOW if failing else ASK_DOCTOR if open_ones else CALL
    return Advice(heading, MEANINGS[heading], (*failing, *open_ones))
