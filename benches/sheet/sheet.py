"""The pinned case's model as a spreadsheet recalculated by LibreOffice, for `cargo xtask bench`.

A small village, some years and draws: one row a household-year, one row a village-year with its co-ops side by side,
formulas throughout. A sheet has no 32-bit mixing, so the random words are given as values. It answers with the listed
tallies only: households under the line and what they lack (cohort, others), the cohort's households on the register,
its payout, the collective's fund. Needs the Python that has LibreOffice's module `uno`. One JSON request a line, one
JSON answer a line.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.FillDirection import TO_BOTTOM

MASK, MASK_64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
GOLDEN = 0x9E3779B97F4A7C15
INCOMES, TROUBLES = 1, 2
OWN, CHAIN, COMMON, BY_ALL, BY_CHAIN, DISASTER, LOSS = range(10, 17)


def mix(x):
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 & MASK_64
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB & MASK_64
    return x ^ (x >> 31)


def key(seed, draw, year, purpose):
    origin = mix((seed << 32) + purpose + GOLDEN & MASK_64)
    return mix(origin ^ ((draw << 32 | year) + 1) * GOLDEN & MASK_64)


def word(key, spread):
    x = spread ^ key & MASK
    x = (x ^ (x >> 16)) * 0x7FEB352D & MASK
    x = (x ^ (x >> 15)) + (key >> 32) & MASK
    x = x * 0x846CA68B & MASK
    return x ^ (x >> 16)


def spread(entity):
    x = entity + 0x9E3779B9 & MASK
    x = (x ^ (x >> 16)) * 0x21F0AAAD & MASK
    x = (x ^ (x >> 15)) * 0x735A2D97 & MASK
    return x ^ (x >> 15)


def letters(place):
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


class Table:
    """A sheet of rows with the same columns. `[name]` in a formula is this row's, `[name-]` the one `step` above."""

    def __init__(self, name, first, step):
        self.name, self.first, self.step = name, first, step
        self.columns, self.rows = {}, []

    def column(self, name):
        return letters(list(self.columns).index(name))

    def add(self, values, formulas, where):
        cells = {**values, **formulas}
        self.columns = self.columns or cells
        row = self.first + len(self.rows)

        def address(found):
            name, previous = found.group(1), found.group(2)
            return f"{self.column(name)}{row - (self.step if previous else 0)}"

        text = {name: re.sub(r"\[([\w]+)(-?)\]", address, formula.format(**where)) for name, formula in formulas.items()}
        self.rows.append(tuple({**values, **{name: "=" + formula for name, formula in text.items()}}.values()))
        return row

    def write(self, document):
        """Values as they are; formulas in the first row of each block of `step`, filled down as one does by hand."""
        sheet = document.Sheets.getByName(self.name)
        last, end = letters(len(self.columns) - 1), self.first + len(self.rows) - 1
        values = sum(not str(cell).startswith("=") for cell in self.rows[0])
        given = tuple(tuple(map(float, row[:values])) for row in self.rows)
        sheet.getCellRangeByName(f"A{self.first}:{letters(values - 1)}{end}").setDataArray(given)
        for row in range(self.first, end + 1, self.step):
            block = sheet.getCellRangeByName(f"{letters(values)}{row}:{last}{row + self.step - 1}")
            formulas = self.rows[row - self.first][values:]
            sheet.getCellRangeByName(f"{letters(values)}{row}:{last}{row}").setFormulaArray((formulas,))
            if self.step > 1:
                block.fillAuto(TO_BOTTOM, 1)


HOUSEHOLD = {
    "began": "IF(INT([troubles]/65536)<{illness};1;0)",
    "ill": "IF(OR([began]=1;AND([year]>0;[began-]=1));1;0)",
    "working": "MAX(0;[workers]-[ill]-IF(MOD([troubles];65536)<{lost_wage};1;0))",
    "wages": "INT([wage]*INDEX($tables.$A$1:$A$2048;INT([incomes]/2097152)+1)/{wages_one})*[working]",
    "farming": "INT([mean]*INDEX($tables.$B$1:$B$4096;MOD(INT([incomes]/1024);2048)+1+INDEX({bad};[coop]))/{harvests_one})",
    "rights": "IF([year]=0;[cohort];[registered-])",
    "paid": "{dividends}+IF([rights]=1;{per_head};0)",
    "lack": "[need]-([wages]+[farming]-[ill]*{illness_cost}+[paid])",
    "below": "IF([lack]>0;1;0)",
    "gap": "MAX(0;[lack])",
    "streak": "IF([below]=1;0;IF([year]=0;0;[streak-])+1)",
    "registered": "IF(AND([cohort]=1;[streak]<{exit_years});1;0)",
}

COOP = {
    "bad": "IF([chain]*1000000<{bad_year}*4294967296;2048;0)",
    "capital": "IF([year]=0;{capital};[capital_end-])",
    "reserve": "IF([year]=0;0;[reserve_end-])",
    "loss": "IF([year]=0;0;[loss_end-])",
    "carried": "IF([year]=0;0;[carried_end-])",
    "closed": "IF([year]=0;0;[closed_end-])",
    "assets": "[capital]+[reserve]+[carried]-[loss]",
    "drawn": "IF([by_all]*1000000<{shared_by_all}*4294967296;[common];"
             "IF([by_chain]*1000000<{shared_by_chain}*4294967296;[chain];[own]))",
    "earned": "INDEX({returns};INT([drawn]/1048576)+1)",
    "destroyed": "IF([disaster]*1000000<{disaster}*4294967296;{loss_least}+INT({loss_range}*[damage]/4294967296);0)",
    "surplus": "IF([closed]=1;0;MAX(INT([assets]*[earned]/1000000)-INT([assets]*[destroyed]/1000000);-[assets]))",
    "gain": "MAX([surplus];0)",
    "absorbed": "MIN(MAX(-[surplus];0);[reserve])",
    "open": "[loss]+MAX(-[surplus];0)-[absorbed]",
    "made_up": "MIN([gain];[open])",
    "kept": "INT(([gain]-[made_up])*{reserve}/1000000)",
    "carried_in": "IF([open]=[made_up];[carried];0)",
    "left": "[gain]-[made_up]-[kept]+[carried_in]",
    "d": "IF([left]>0;INT([left]/{shares});0)",
    "assets_end": "[assets]+[surplus]-[d]*{shares}",
    "closes": "IF(AND([closed]=0;[assets_end]*1000000<{capital}*{closes_below});1;0)",
    "returned": "[closes]*([assets_end]-INT([assets_end]/{shares})*{paid_in})",
    "closed_end": "MAX([closed];[closes])",
    "capital_end": "IF([closes]=1;0;[capital])",
    "reserve_end": "IF([closes]=1;0;[reserve]-[absorbed]+[kept])",
    "loss_end": "IF([closes]=1;0;[open]-[made_up])",
    "carried_end": "IF([closes]=1;0;[carried]-[carried_in]+[left]-[d]*{shares})",
}
OWN_COLUMNS = {"own", "chain", "by_chain", "disaster", "damage"} | set(COOP)

VILLAGE = {
    "common_bad": "IF([common]*1000000<{bad_year}*4294967296;2048;0)",
    "collective": "{collective}",
    "heads": "IF([year]=0;{cohort};{registered_before})",
    "rest": "[collective]-INT([collective]*{accumulation}/1000000)",
    "per_head": "IF([heads]>0;INT([rest]/[heads]);0)",
    "fund": "IF([year]=0;0;[fund-])+IF([heads]>0;[collective]-[per_head]*[heads];[collective]-[rest])+{returned}",
    "poor_cohort": "SUMPRODUCT({below};{in_cohort})",
    "poor_others": "SUM({below})-[poor_cohort]",
    "gap_cohort": "SUMPRODUCT({gap};{in_cohort})",
    "gap_others": "SUM({gap})-[gap_cohort]",
    "registered": "SUM({registered})",
    "payout": "{cohort_dividends}+[per_head]*[heads]",
}
ANSWERS = ("poor_cohort", "poor_others", "gap_cohort", "gap_others", "registered", "payout", "fund")


class Sheet:
    """The document's tables for a village and some draws."""

    def __init__(self, given, draws):
        (self.village,) = given["villages"]
        self.given, self.draws = given, draws
        assert given["illness_window"] == 3, "the sheet looks one year back"
        self.houses, self.coops = len(self.village["spread"]), len(self.village["coops"]["spread"])
        self.in_cohort = self.village["groups"][2]
        # A row above the first year's rows stays empty, so that every row has one above it.
        self.lives = Table("lives", self.houses + 1, self.houses)
        self.villages = Table("villages", 2, 1)
        held = [[0] * self.coops for _ in range(self.houses)]
        for house, (coop, shares) in enumerate(zip(self.village["coop"], self.village["held"])):
            if coop < self.coops:
                held[house][coop] += shares
        for house, coop, shares in self.village["more"]:
            held[house][coop] += shares
        self.held = held
        for draw in range(draws):
            for year in range(given["years"]):
                self.add_year(draw, year)

    def add_year(self, draw, year):
        lives_row = self.lives.first + len(self.lives.rows)
        row = self.add_village(draw, year, lives_row)
        column = lambda name: f"$villages.${self.villages.column(name)}${row}"
        bad = f"{column('bad_0')}:{column('common_bad')}"
        where = {
            **{name: self.given[name] for name in ("illness", "lost_wage", "illness_cost", "exit_years")},
            "wages_one": 1 << self.given["wages_point"],
            "harvests_one": 1 << self.given["harvests_point"],
            "bad": bad,
            "per_head": column("per_head"),
            "dividends": "+".join(f"{column(f'd_{c}')}*[held_{c}]" for c in range(self.coops)),
        }
        incomes, troubles = (key(self.given["seed"], draw, year, purpose) for purpose in (INCOMES, TROUBLES))
        for house in range(self.houses):
            at = year * self.houses + house
            values = {
                "year": year,
                "incomes": word(incomes, self.village["spread"][house]),
                "troubles": word(troubles, self.village["spread"][house]),
                "workers": self.village["workers"][house],
                "wage": self.village["wage"][at],
                "mean": self.village["farming"][at],
                "need": self.village["need"][at],
                "cohort": int(house < self.in_cohort),
                "coop": self.village["coop"][house] + 1,
                **{f"held_{c}": shares for c, shares in enumerate(self.held[house])},
            }
            self.lives.add(values, HOUSEHOLD, where)

    def add_village(self, draw, year, lives_row):
        given, coops = self.given, self.village["coops"]
        even, flip = draw & ~1, MASK if draw & 1 else 0
        at = {purpose: key(given["seed"], even, year, purpose) for purpose in range(OWN, LOSS + 1)}
        values = {"year": year, "common": word(at[COMMON], spread(0)) ^ flip, "by_all": word(at[BY_ALL], spread(0))}
        formulas, where = {}, {"bad_year": given["bad_year"], "accumulation": given["accumulation"]}
        # The offsets of the harvests stand side by side, to be looked up by a household's co-op.
        order = [(c, name) for name in COOP for c in range(self.coops)]
        for c in range(self.coops):
            business = given["enterprises"][coops["enterprise"][c]]
            number, chain = coops["spread"][c], business["chain"]
            own = word(at[OWN], number) ^ flip
            values |= {
                f"own_{c}": own,
                f"chain_{c}": own if chain < 0 else word(at[CHAIN], given["chains"][chain]) ^ flip,
                f"by_chain_{c}": MASK if chain < 0 else word(at[BY_CHAIN], given["chains"][chain]),
                f"disaster_{c}": word(at[DISASTER], number) ^ flip,
                f"damage_{c}": word(at[LOSS], number),
            }
        for c, name in order:
            business = given["enterprises"][coops["enterprise"][c]]
            column = letters(2 + coops["enterprise"][c])
            own = {
                **{name: business[name] for name in business if name != "returns"},
                "bad_year": given["bad_year"],
                "reserve": given["reserve"],
                "returns": f"$tables.${column}$1:${column}$4096",
                "capital": coops["capital"][c],
                "shares": coops["shares"][c],
                "paid_in": sum(group[c] for group in coops["paid_in"]),
            }
            rename = lambda found: f"[{found.group(1)}_{c}{found.group(2)}]" if found.group(1) in OWN_COLUMNS else found.group(0)
            formulas[f"{name}_{c}"] = re.sub(r"\[([\w]+)(-?)\]", rename, COOP[name].format(**own))
            if name == "bad" and c == self.coops - 1:
                formulas["common_bad"] = VILLAGE["common_bad"]
        block = lambda name, back=0: (
            f"$lives.{letters(self.lives_column(name))}{lives_row - back}:"
            f"{letters(self.lives_column(name))}{lives_row - back + self.houses - 1}")
        cohort = lambda c: sum(coops[kind][group][c] for kind in ("paid_in", "allocated") for group in (0, 1))
        total = lambda term: "+".join(term(c) for c in range(self.coops))
        where |= {
            "cohort": self.in_cohort,
            "collective": total(lambda c: f"[d_{c}]*{coops['collective'][c]}"),
            "cohort_dividends": total(lambda c: f"[d_{c}]*{cohort(c)}"),
            "returned": total(lambda c: f"[returned_{c}]"),
            "registered_before": f"SUM({block('registered', self.houses)})",
            **{name: block(column) for name, column in
               (("below", "below"), ("in_cohort", "cohort"), ("gap", "gap"), ("registered", "registered"))},
        }
        formulas |= {name: re.sub(r"\{(\w+)\}", lambda f: str(where[f.group(1)]), formula) for name, formula in VILLAGE.items()}
        return self.villages.add(values, formulas, where)

    def lives_column(self, name):
        given = ["year", "incomes", "troubles", "workers", "wage", "mean", "need", "cohort", "coop"]
        return (given + [f"held_{c}" for c in range(self.coops)] + list(HOUSEHOLD)).index(name)

    def write(self, document):
        # A formula only understands the name of a sheet that is there.
        for name in ("tables", self.lives.name, self.villages.name):
            document.Sheets.insertNewByName(name, document.Sheets.Count)
        tables = document.Sheets.getByName("tables")
        lists = [self.given["wages"], self.given["harvests"], *(e["returns"] for e in self.given["enterprises"])]
        for place, numbers in enumerate(lists):
            column = letters(place)
            tables.getCellRangeByName(f"{column}1:{column}{len(numbers)}").setDataArray(tuple((n,) for n in numbers))
        self.lives.write(document)
        self.villages.write(document)
        document.enableAutomaticCalculation(True)
        # The first recalculation of a new document meets cells before what they depend on, and is wrong.
        document.calculateAll()

    def answers(self, document):
        sheet = document.Sheets.getByName("villages")
        first, last = self.villages.first, self.villages.first + len(self.villages.rows) - 1
        columns = []
        for name in ANSWERS:
            column = self.villages.column(name)
            rows = sheet.getCellRangeByName(f"{column}{first}:{column}{last}").getDataArray()
            columns.append([row[0] for row in rows])
        # A cell in error is a text; it is passed on and agrees with nothing.
        return [int(n) if isinstance(n, float) else n for row in zip(*columns) for n in row]


class Office:
    """A running LibreOffice with an empty document."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        pipe = f"fenhong{os.getpid()}"
        options = ["--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;"]
        profile = f"-env:UserInstallation=file://{self.folder.name}"
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(["soffice", profile, *options], **quiet)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        self.desktop = self.desktop_of(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")

    def desktop_of(self, resolver, address):
        end = time.monotonic() + 60
        while True:
            try:
                context = resolver.resolve(address)
                return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            except Exception:  # noqa: BLE001: it is not listening yet
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)

    def document(self):
        hidden = PropertyValue(Name="Hidden", Value=True)
        document = self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (hidden,))
        document.enableAutomaticCalculation(False)
        document.UndoManager.lock()
        document.addActionLock()
        return document

    def end(self):
        try:
            self.desktop.terminate()
        except Exception:  # noqa: BLE001: it ends while it answers
            pass
        self.process.wait(30)


def recalculate(document):
    start = time.perf_counter()
    document.calculateAll()
    return (time.perf_counter() - start) * 1e3


def main():
    office = Office()
    try:
        sheets = {}
        for line in sys.stdin:
            request = json.loads(line)
            asked = request["inputs"], request["draws"]
            if asked not in sheets:
                with open(request["inputs"], encoding="utf-8") as file:
                    sheet = Sheet(json.load(file), request["draws"])
                sheets[asked] = sheet, office.document()
                sheet.write(sheets[asked][1])
            sheet, document = sheets[asked]
            answer = {"milliseconds": recalculate(document), "formulas": len(HOUSEHOLD) * len(sheet.lives.rows)}
            if request.get("answers"):
                answer["answers"] = sheet.answers(document)
            print(json.dumps(answer), flush=True)
    finally:
        office.end()


if __name__ == "__main__":
    main()
