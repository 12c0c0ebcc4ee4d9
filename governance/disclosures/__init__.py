"""Somebody outside asks for a person's information: police, a court, a coroner, a solicitor."""
