"""What the product shows and stores, frozen as data before the house is rebuilt.

`python -m tests.frozen` writes `tests/data/frozen`; `test_frozen.py` compares. Nothing in the data
names a module or a class: those may move, and what people see and what a store holds may not.
"""
