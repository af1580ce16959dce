"""Do the pictures say what the numbers say, and nothing of what is withheld?"""
