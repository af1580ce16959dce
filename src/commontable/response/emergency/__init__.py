"""Who is called when imminent cannot wait for the next meeting, and what do they agree?"""
