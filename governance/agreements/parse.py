"""An agreement file, read whole: either an Agreement or every fault in it at once."""

from governance.agreements.checks import everything_wrong
from governance.agreements.editions import (
    read_joint,
    read_review,
    read_rule,
    read_signature,
    read_termination,
    read_version,
)
from governance.agreements.model import Agreement
from governance.agreements.sections import (
    read_contact,
    read_controller,
    read_data_type,
    read_gap,
    read_party,
)
from governance.policy import CONTACTS_CONFIRMED_EVERY_MONTHS
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, open_toml

FORMAT = 1


class AgreementFaults(FileFaults):
    """Everything that is wrong in an agreement file."""


def parse_agreement(data: bytes, *, file: str) -> Agreement:
    """Read the agreement in `data`; AgreementFaults with every fault and its line otherwise.

    `file` is only the name that the faults give it.
    """
    try:
        root = open_toml(data, file)
    except FileFaults as error:
        raise AgreementFaults(file, error.faults) from None
    agreement = _read(root)
    for path, what in everything_wrong(agreement):
        # A value that could not be read is one fault, not two.
        if not root.findings.has(path):
            root.findings.add(path, what)
    if faults := root.findings.all():
        raise AgreementFaults(file, faults)
    return agreement


def _read(root: Table) -> Agreement:
    _check_format(root)
    termination = root.child("termination")
    agreement = Agreement(
        reference=root.text("reference"),
        title=root.text("title"),
        partnership=root.text("partnership"),
        version=root.text("version"),
        replaces=root.maybe_text("replaces"),
        generic_contact=read_contact(root.required_child("generic_contact")),
        joint_data=read_joint(root.required_child("joint_data")),
        review=read_rule(root.required_child("review")),
        contacts_confirmed_every_months=root.number(
            "contacts_confirmed_every_months", CONTACTS_CONFIRMED_EVERY_MONTHS
        ),
        controllers=tuple(map(read_controller, root.children("controllers"))),
        parties=tuple(map(read_party, root.children("parties"))),
        data_types=tuple(map(read_data_type, root.children("data_types"))),
        versions=tuple(map(read_version, root.children("versions"))),
        signatures=tuple(map(read_signature, root.children("signatures"))),
        reviews=tuple(map(read_review, root.children("reviews"))),
        gaps=tuple(map(read_gap, root.children("gaps"))),
        termination=read_termination(termination) if termination else None,
        termination_clause=root.maybe_text("termination_clause"),
    )
    root.done()
    return agreement


def _check_format(root: Table) -> None:
    """A later format must be refused, not half understood."""
    if root.number("format") not in {0, FORMAT}:
        root.fault("format", f"this program reads format {FORMAT}")
