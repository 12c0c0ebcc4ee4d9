"""The letters a party sends: their kinds, and what each must say."""
