"""When does a table meet, and who is in the room?"""
