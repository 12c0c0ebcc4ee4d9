"""The parties, controllers, data types and gaps of an agreement file, read into records."""

from governance.agreements.fields import WORD_KEY, read_email, read_key
from governance.agreements.records import Contact, Controller, DataType, Gap, Party, Registration
from governance.agreements.words import ContactStatus, DataCategory, GapKind, PartyRole, Sector
from governance.toml_files.tables import Table


def read_contact(table: Table) -> Contact:
    """Read someone named, or a gap that says why nobody is."""
    contact = Contact(
        status=table.word("status", ContactStatus, ContactStatus.NAMED),
        name=table.maybe_text("name"),
        post=table.maybe_text("post"),
        email=read_email(table, "email"),
        phone=table.maybe_text("phone"),
        since=table.maybe_day("since"),
        confirmed=table.maybe_day("confirmed"),
        clause=table.maybe_text("clause"),
        note=table.maybe_text("note"),
    )
    if contact.status is ContactStatus.NAMED and not contact.name:
        table.fault("name", 'a contact needs a name, or a status such as "tbc"')
    if contact.status is ContactStatus.TBC and contact.name:
        table.fault("status", "a contact who has a name is not to be confirmed")
    table.done()
    return contact


def read_controller(table: Table) -> Controller:
    """Read a legal person, with what is known of its registration."""
    controller = Controller(
        key=read_key(table),
        name=table.text("name"),
        registration=_registration(table.child("registration")),
        competent_authority=table.flag("competent_authority"),
        note=table.maybe_text("note"),
    )
    table.done()
    return controller


def _registration(table: Table | None) -> Registration:
    if table is None:
        return Registration()
    found = Registration(table.text("number"), table.maybe_day("charge_period_starts"))
    table.done()
    return found


def read_party(table: Table) -> Party:
    """Read an organisation and its contact; each needs a contact, if only "tbc"."""
    party = Party(
        key=read_key(table),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        legal_name=table.maybe_text("legal_name"),
        listed_as=table.texts("listed_as"),
        role=table.word("role", PartyRole),
        sector=table.word("sector", Sector, Sector.OTHER),
        controller=table.text("controller"),
        contact=read_contact(table.required_child("contact")),
        note=table.maybe_text("note"),
    )
    table.done()
    return party


def read_data_type(table: Table) -> DataType:
    """Read one kind of information."""
    data_type = DataType(
        key=read_key(table, WORD_KEY),
        label=table.text("label"),
        category=table.word("category", DataCategory),
    )
    table.done()
    return data_type


def read_gap(table: Table) -> Gap:
    """Read one open point."""
    gap = Gap(
        key=read_key(table, WORD_KEY),
        kind=table.word("kind", GapKind),
        what=table.text("what"),
        clauses=table.texts("clauses"),
        parties=table.texts("parties"),
        since=table.maybe_day("since"),
        closed=table.maybe_day("closed"),
    )
    table.done()
    return gap
