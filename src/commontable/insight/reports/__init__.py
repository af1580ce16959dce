"""What do released numbers say to those who read them: on a page, on paper, as a spreadsheet, as data?"""
