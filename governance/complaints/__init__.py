"""Complaints about how someone's information was handled (DPA 2018 s.164A; agreement §7.1)."""
