"""What does the table call a person it must not name? A, B, C … in the order the team wrote them."""


def letter(place: int) -> str:
    """A, B, … Z, AA, AB …: the letter of the person at this place, counted from 0."""
    first, second = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
