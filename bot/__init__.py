"""The product: it knows everyone, and wires the strangers together."""
