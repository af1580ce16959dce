"""What does every page look like, and of which parts is it made?"""
