"""Which files are brought in the tests?"""

import csv
import io
from typing import Any

from openpyxl import Workbook

HEAD = (
    "Number",
    "Date opened",
    "Date closed",
    "Originating agency",
    "Lead agency",
    "Assisting agencies",
    "AER met",
    "Rejection reason",
    "Age group",
    "Gender",
    "Harm role",
    "Risk factors",
    "Services",
    "Conclusion",
    "Times discussed",
)
MET = {
    "Number": "A-1",
    "Date opened": "2019-03-04",
    "Date closed": "2019-06-05",
    "Originating agency": "Hospital East",
    "Lead agency": "Homes Trust",
    "Assisting agencies": "municipal_police",
    "AER met": "yes",
    "Age group": "40-59",
    "Gender": "F",
    "Harm role": "harmed",
    "Risk factors": "gambling_chronic",
    "Services": "food:connected",
    "Conclusion": "connected",
    "Times discussed": "3",
}
REJECTED = {
    "Number": "A-2",
    "Date opened": "2019-03-11",
    "Originating agency": "School Board",
    "AER met": "no",
    "Rejection reason": "single_agency",
    "Times discussed": "1",
}


def as_csv(*rows: dict[str, str], head: Any = HEAD, encoding: str = "utf-8", separator: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(head)
    writer.writerows([row.get(name, "") for name in head] for row in rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Any, merged: tuple[str, ...] = ()) -> bytes:
    """A workbook of these rows; `merged` names ranges to merge."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for each in merged:
        book.active.merge_cells(each)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
