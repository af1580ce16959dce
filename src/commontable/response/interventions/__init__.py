"""Who leads, who assists, and was the person reached in time?"""
