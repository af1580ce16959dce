"""Published figures, made again of hand-made rows with the denominator their source gives them.

The facts are those of the list of published figures, each with its place, year and source. A figure that comes out
right over the wrong whole is a trap: those wholes are tried too, and must not give it.
"""

import pytest

from commontable.insight.indicators.tally import share
from commontable.insight.indicators.tests.making import facts, numbers, shares, situations

REJECTED = {"accepted": False}
ATTEMPTED = {"attempted": True}


def per_cent(cell: tuple[int, int]) -> int:
    return round(100 * cell[0] / cell[1])


class TestHastings2017:
    """41 presented, 37 accepted; mental health 78 %, drugs 61 %, housing 49 %, alcohol 37 % (communitypress.ca 2018-03-07)."""

    ROWS = situations((37, {}), (4, REJECTED))
    MET = {"mental_health": (32, 78), "drugs": (25, 61), "housing": (20, 49), "alcohol": (15, 37)}

    def test_90_per_cent_were_accepted(self):
        assert shares("aer_share", situation=self.ROWS) == {(): (37, 41)}
        assert per_cent((37, 41)) == 90

    def test_27_were_accepted_the_year_before(self):
        assert numbers("accepted_situations", situation=situations((27, {}))) == {(): 27}

    def test_the_categories_are_shares_of_those_presented(self):
        met = facts(self.ROWS, *((n, {"category": each}) for each, (n, _) in self.MET.items()))
        found = shares("category_of_decided", ["category"], situation=self.ROWS, bridge_category=met)
        assert {each: per_cent(cell) for each, cell in found.items()} == {
            each: published for each, (_, published) in self.MET.items()
        }

    def test_of_those_accepted_no_count_would_give_61_or_37_per_cent(self):
        assert {61, 37} & {per_cent((n, 37)) for n in range(38)} == set()

    def test_over_the_accepted_the_same_counts_give_other_shares(self):
        met = facts(self.ROWS, *((n, {"category": each}) for each, (n, _) in self.MET.items()))
        found = shares("category_prevalence", ["category"], situation=self.ROWS, bridge_category=met)
        assert {each: per_cent(cell) for each, cell in found.items()} == {
            "mental_health": 86, "drugs": 68, "housing": 54, "alcohol": 41,
        }  # fmt: skip


class TestProvince2022:
    """53 sites, 2,200 discussions, 96 % met (kawartha411.ca 2023-10-26)."""

    ROWS = situations(
        *((40, {"table": f"T{n:02}"}) for n in range(52)), (32, {"table": "T52"}), (88, {**REJECTED, "table": "T52"})
    )

    def test_96_per_cent_met_and_4_per_cent_did_not(self):
        ((met, decided),) = shares("aer_share", situation=self.ROWS).values()
        assert decided == 2200
        assert per_cent((met, decided)) == 96
        assert per_cent((decided - met, decided)) == 4

    def test_41_and_a_half_discussions_a_site(self):
        by_site = numbers("presented", ["table"], situation=self.ROWS)
        assert len(by_site) == 53
        assert round(sum(by_site.values()) / len(by_site), 1) == 41.5


class TestToronto:
    """The decade to June 2023 (FOCUS Partnership Turns 10), and the years that were reported."""

    DECADE = situations(
        (2500, {**ATTEMPTED, "risks": 6, "people": 2}),
        (2000, {**ATTEMPTED, "risks": 5, "people": 1}),
        (1000, {**ATTEMPTED, "risks": 5, "people": 2}),
        (900, {"risks": 3, "people": 1}),
        (400, REJECTED),
    )
    """5,500 interventions with 30,000 risks and 9,000 people; what was accepted without an attempt, or rejected, is none."""

    def test_5500_are_interventions_not_situations_presented(self):
        assert numbers("interventions_run", situation=self.DECADE) == {(): 5500}
        assert numbers("presented", situation=self.DECADE) == {(): 6800}

    def test_30000_risks_are_5_45_an_intervention(self):
        ((risks, of),) = shares("risks_per_intervention", situation=self.DECADE).values()
        assert (risks, of, round(risks / of, 2)) == (30000, 5500, 5.45)

    def test_9000_people_are_1_64_an_intervention(self):
        ((people, of),) = shares("people_per_intervention", situation=self.DECADE).values()
        assert (people, of, round(people / of, 2)) == (9000, 5500, 1.64)

    def test_over_all_that_was_accepted_it_would_be_neither(self):
        ((risks, of),) = shares("risks_per_situation", situation=self.DECADE).values()
        ((people, _),) = shares("people_per_situation", situation=self.DECADE).values()
        assert (round(risks / of, 2), round(people / of, 2)) == (5.11, 1.55)

    def test_risk_lowered_in_73_per_cent_of_479_interventions(self):
        """United Way Greater Toronto, annual report 2019-20: of interventions in the year, not of those closed."""
        lowered = {**ATTEMPTED, "closed": True, "conclusion_group": "risk_lowered"}
        rows = situations(
            (350, lowered), (60, {**lowered, "conclusion_group": "still_aer"}), (69, ATTEMPTED), (21, REJECTED)
        )
        assert numbers("interventions_run", situation=rows) == {(): 479}
        assert per_cent(shares("lowered_of_accepted", situation=rows)[()]) == 73
        assert per_cent(shares("lowered_of_closed", situation=rows)[()]) == 85

    def test_connected_in_78_per_cent_is_of_closed_situations(self):
        """unitedwaygt.org 2020-02-24, of 2018, when 700 and more were handled."""
        connected = {"closed": True, "connected": True}
        rows = situations((468, connected), (132, {"closed": True}), (60, {"connected": True}), (40, REJECTED))
        assert numbers("presented", situation=rows) == {(): 700}
        assert per_cent(shares("connected_share", situation=rows)[()]) == 78

    def test_85_per_cent_is_of_people(self):
        """cbc.ca 1.4813702, of 2018: connected people, who are more in families; of situations it is less."""
        rows = situations((78, {"closed": True, "connected": True}), (22, {"closed": True}))
        people = [*facts(rows, (78, {}), (47, {})), *facts(rows[78:], (22, {}))]
        assert per_cent(shares("people_connected", situation=rows, person=people)[()]) == 85
        assert per_cent(shares("connected_share", situation=rows)[()]) == 78

    def test_890_situations_a_year_mix_two_units(self):
        """(5,500 − 2,381) / 3.5: interventions less situations reviewed. The rows have both, and keep them apart."""
        assert round((5500 - 2381) / 3.5, -1) == 890
        assert numbers("interventions_run", situation=self.DECADE) != numbers("presented", situation=self.DECADE)


class TestCrisisCalls:
    """2,489 calls of all sources, 84 % dispatched; 1,530 from 911, 78 % of these diverted (toronto.ca 2023-01-16).

    Calls are no situations: the same `share` counts them, which takes the rows that the share is of.
    """

    SORTS = ((1193, True, True), (337, True, False), (898, False, False), (61, False, True))

    @staticmethod
    def calls():
        import ibis

        rows = [
            {"call": n, "from_911": from_911, "diverted": diverted, "dispatched": n % 25 < 21}
            for n, (from_911, diverted) in enumerate(
                (sort[1:]) for sort in TestCrisisCalls.SORTS for _ in range(sort[0])
            )
        ]
        nobody = ibis.null("int64")
        return ibis.memtable(rows).mutate(originator=nobody, lead=nobody)

    @staticmethod
    def of(rows, having) -> tuple[int, int]:
        (cell,) = share(rows, (), having=having).to_pyarrow().to_pylist()
        return cell["numerator"], cell["denominator"]

    def test_78_per_cent_is_of_the_1530_from_911(self):
        calls = self.calls()
        from_911 = calls.filter(calls.from_911)
        assert self.of(from_911, from_911.diverted) == (1193, 1530)
        assert per_cent((1193, 1530)) == 78

    def test_it_is_not_of_all_2489(self):
        calls = self.calls()
        found = self.of(calls, calls.from_911 & calls.diverted)
        assert found == (1193, 2489)
        assert per_cent(found) == 48

    def test_84_per_cent_dispatched_is_of_all_2489(self):
        calls = self.calls()
        found = self.of(calls, calls.dispatched)
        assert found[1] == 2489
        assert per_cent(found) == 84


class TestOtherTables:
    def test_cornwall_flags(self):
        """2020: child involved or domestic violence 10; risk of losing housing 8 (standard-freeholder.com 2021-07-01)."""
        rows = situations((24, {}))
        flags = facts(rows, (10, {"flag": "child_involved"}), (8, {"flag": "risk_of_losing_housing"}))
        found = shares("flag_prevalence", ["flag"], situation=rows, flag=flags)
        assert {flag: part for flag, (part, _) in found.items()} == {"child_involved": 10, "risk_of_losing_housing": 8}

    def test_windsor_top_five_in_order(self):
        """2018: mental health; physical violence; criminal involvement; housing; drugs (cbc.ca 1.4566131)."""
        order = ("mental_health", "physical_violence", "criminal_involvement", "housing", "drugs")
        rows = situations((30, {}))
        met = facts(rows, *((25 - 3 * n, {"category": each}) for n, each in enumerate(order)))
        found = shares("category_prevalence", ["category"], situation=rows, bridge_category=met)
        assert tuple(sorted(found, key=lambda each: -found[each][0])) == order

    @pytest.mark.parametrize(("place", "brought"), [("Sudbury 2019", 213), ("Windsor, first five months", 30)])
    def test_referrals_are_what_was_presented(self, place, brought):
        """thesudburystar.com 2020-02-26; cbc.ca 1.4566131."""
        rows = situations((brought - 5, {}), (3, REJECTED))
        undecided = [{"table": "EA", "ending": each, "numbers": 1} for each in ("pending", "withdrawn", "void")]
        assert numbers("presented", situation=rows, brought=undecided) == {(): brought}, place
