"""Which changes of shared code change no figure? Each is stated here, once, by whoever made it.

The definition of a published figure is kept with the prints of all that it counts with. After a change for speed alone the
new print stands here for the one before, and definitions stay what they were; whoever writes that has compared the figures.
Without a line here every figure that counts with the code is another from then on, and says so beside the last release.
"""

COUNTS_THE_SAME: dict[str, str] = {
    # parts.py: who brings is of accepted situations alone, as every other part was; `parts_originating` has a version of its own.
    # Then who works together went to pairs.py, which reads it off what a snapshot says of each situation (0048).
    "52c61ce925c6941d": "111121c67943ac28",
    "625a4df63be1cda0": "89008f6363947c9c",
    # rows.py: which numbers have rivals is read from the snapshot. tally.py: rows are made a stretch after the other (0048).
    "f0765730a0c632c9": "3db8096a0c05dd2c",
    "cc4fc3dc211cebe3": "2366608bb3263ce6",
}
"""By the new print the one before, both as `counts_with` of a definition has them."""
