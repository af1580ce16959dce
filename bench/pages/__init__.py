"""What does a page cost, at the size of one city, of ten and of a province, beside the least that could answer it?"""
