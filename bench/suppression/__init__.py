"""How long do withholding and the proof of it take, and how much is withheld?"""
