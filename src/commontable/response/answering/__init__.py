"""What was said aloud and by whom, must the person be told, and what is answered when they ask?"""
