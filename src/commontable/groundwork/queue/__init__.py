"""What runs when nobody presses a button?"""
