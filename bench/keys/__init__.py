"""How long does it take to move everything a team holds to a new key?"""
