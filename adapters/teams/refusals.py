"""A request that is turned away: an HTTP status and one plain sentence, nothing of its content."""


class RequestRefused(Exception):
    """Turned away before anything ran. `status` is always a 4xx."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
