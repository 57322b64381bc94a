"""The one error a manuscript can give, written for a journalist."""


class UnreadableManuscript(ValueError):
    """The file cannot become a draft; str(error) is one sentence: what is wrong and what to do.

    ``message`` is a constant %-template a catalogue can translate and ``params`` fills it.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params
