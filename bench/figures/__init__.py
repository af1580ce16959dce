"""What do figures cost on very many situations?"""
