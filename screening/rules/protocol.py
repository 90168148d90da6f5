"""The protocol versions: the 28 criteria in the registry's order, with their numbers."""

from dataclasses import dataclass

from screening.rules.criteria import (
    e01_glucocorticoid_dose,
    e02_glucocorticoid_change,
    e03_ivig,
    e04_oral_csdmards,
    e05_dmard_change,
    e06_rituximab,
    e07_immunosuppressive,
    e08_statin,
    e09_ivig_anaphylaxis,
    e10_vascular_event,
    e11_childbearing,
    e12_wells_dvt,
    e13_wells_pe,
    e14_weight,
    e15_cancer,
    e16_thromboembolism,
    e17_hypercoagulable,
    e18_anticoagulation,
    e19_gfr,
    e20_judgement,
    i01_age,
    i02_antibody,
    i03_mmt8,
    i04_ck,
    i05_duration,
    i06_dysfunction,
    i07_rash,
    i08_residence,
)
from screening.rules.criterion import Criterion
from screening.rules.parameters import Parameters

RULES_VERSION = "1.0.0"
"""Changes whenever a reading or a calculation changes, also within one protocol version."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """One version of the protocol: its numbers and its criteria in order; ``note`` says what else to know of it."""

    version: str
    parameters: Parameters
    criteria: tuple[Criterion, ...]
    note: str = ""

    def criterion(self, code: str) -> Criterion:
        """The criterion of that code; KeyError when there is none."""
        return {criterion.code: criterion for criterion in self.criteria}[code]


CURRENT = Protocol(
    version="1.0",
    parameters=Parameters(),
    criteria=(
        i01_age.CRITERION,
        i02_antibody.CRITERION,
        i03_mmt8.CRITERION,
        i04_ck.CRITERION,
        i05_duration.CRITERION,
        i06_dysfunction.CRITERION,
        i07_rash.CRITERION,
        i08_residence.CRITERION,
        e01_glucocorticoid_dose.CRITERION,
        e02_glucocorticoid_change.CRITERION,
        e03_ivig.CRITERION,
        e04_oral_csdmards.CRITERION,
        e05_dmard_change.CRITERION,
        e06_rituximab.CRITERION,
        e07_immunosuppressive.CRITERION,
        e08_statin.CRITERION,
        e09_ivig_anaphylaxis.CRITERION,
        e10_vascular_event.CRITERION,
        e11_childbearing.CRITERION,
        e12_wells_dvt.CRITERION,
        e13_wells_pe.CRITERION,
        e14_weight.CRITERION,
        e15_cancer.CRITERION,
        e16_thromboembolism.CRITERION,
        e17_hypercoagulable.CRITERION,
        e18_anticoagulation.CRITERION,
        e19_gfr.CRITERION,
        e20_judgement.CRITERION,
    ),
)
PROTOCOLS = {CURRENT.version: CURRENT}
"""Every version that an attempt may be pinned to."""
