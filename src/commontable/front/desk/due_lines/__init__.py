"""What else waits for this person? One module a kind, gathered in the order of `gathering.KINDS`.

A kind is a function `(actor, now) -> lines`: at most one query, none for whom it does not concern. To add one, write its
module and name it in KINDS.
"""
