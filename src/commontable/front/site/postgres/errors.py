"""What can stop the product from starting? One error, whose message is a sentence for a person."""


class StartError(Exception):
    """The product cannot start; the message says why and what to do, in a sentence or two."""
