//! Rosters as they come, and as someone who means harm would make them. Each is read right, or refused for its own reason.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::cell::letters;
use super::choices::Choices;
use super::field::Field;
use super::households::Gathered;
use super::problem::{Kind, Refused, Unit};
use super::*;
use crate::scenario::ListedHousehold;
use crate::units::Fen;

fn choices() -> Choices {
    Choices { sheet: None, columns: Vec::new(), unit: None, par: Fen::yuan(1_000) }
}

fn of(bytes: &[u8]) -> Result<Roster, Refused> {
    read(bytes, &choices())
}

fn gathered(bytes: &[u8]) -> Gathered {
    of(bytes).expect("a roster").gathered
}

/// What is wrong, by row and column.
fn wrong(gathered: &Gathered) -> Vec<(u32, String, Kind)> {
    let place = |column: Option<usize>| column.map(letters).unwrap_or_default();
    gathered.problems.iter().map(|problem| (problem.row, place(problem.column), problem.kind.clone())).collect()
}

/// A household in few words: number, name, persons, shares paid in and allocated, whether registered.
type Short<'a> = (u32, &'a str, u32, i64, i64, bool);

fn short(household: &ListedHousehold) -> Short<'_> {
    let held = |of: fn(&crate::scenario::ListedShares) -> i64| household.shares.iter().map(of).sum();
    let (paid_in, allocated) = (held(|held| held.paid_in.count()), held(|held| held.allocated.count()));
    (household.id, &household.name, household.persons.count(), paid_in, allocated, household.registered)
}

fn shorts(gathered: &Gathered) -> Vec<Short<'_>> {
    gathered.households.iter().map(short).collect()
}

const HEADINGS: &str = "户号,户主姓名,家庭人口,户属性,入股金额（元）,配股股数\n";

/// The usual two households under the usual headings.
const TWO: [Short<'_>; 2] = [(7, "样本甲", 4, 2, 5, true), (12, "样本乙", 3, 1, 0, false)];
const ROWS: &str = "7,样本甲,4,脱贫户,2000,5\n12,样本乙,3,一般户,\"1,000.00\",\n";

fn usual() -> String {
    HEADINGS.to_owned() + ROWS
}

#[test]
fn separated_values_are_read_in_the_letters_and_separators_they_come_in() {
    let text = usual();
    let tabs = text.replace("\"1,000.00\"", "1000").replace(',', "\t");
    let utf_16 = |text: &str, to: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(to).collect() };
    let (little, big) = (utf_16(&tabs, u16::to_le_bytes), utf_16(&tabs, u16::to_be_bytes));
    let files: [Vec<u8>; 10] = [
        text.clone().into_bytes(),
        ("\u{FEFF}".to_owned() + &text).into_bytes(),
        encoding_rs::GB18030.encode(&text).0.into_owned(),
        tabs.clone().into_bytes(),
        text.replace("\"1,000.00\"", "1000").replace(',', ";").into_bytes(),
        [&[0xFF, 0xFE], little.as_slice()].concat(),
        [&[0xFE, 0xFF], big.as_slice()].concat(),
        little,
        text.replace('\n', "\r\n").into_bytes(),
        text.replacen('\n', "\r", 1).replacen('\n', "\r\n", 1).into_bytes(),
    ];
    for (place, file) in files.iter().enumerate() {
        let gathered = gathered(file);
        assert_eq!((shorts(&gathered), wrong(&gathered)), (TWO.to_vec(), vec![]), "file {place}");
    }
}

#[test]
fn numbers_are_read_as_accountants_write_them() {
    let text = "户主姓名,人口,入股金额（万元）,年交易额（元）\n样本甲,４人,0.2,\"¥１,234.50\"\n样本乙,3.0,1,-\n样本丙,2,\"3,000元\",\n";
    let gathered = gathered(text.as_bytes());
    assert_eq!(wrong(&gathered), vec![(3, "B".into(), Kind::TooFine { said: "3.0".into() })]);
    let paid: Vec<i64> = gathered.households.iter().map(|household| short(household).3).collect();
    assert_eq!(paid, [2, 10, 3], "a cell's own unit goes before the heading's");
    assert_eq!(gathered.households[0].shares[0].traded, "1234.50".parse().unwrap());
}

#[test]
fn every_wrong_cell_is_named_with_its_place() {
    let text = HEADINGS.to_owned()
        + "1,样本甲,四口,脱贫户,2000,1\n2,,3,一般户,0,0\n3,样本丙,99,好户,1500,2.5\n4,样本丁,,是,-1000,(3)\n4,样本戊,2,否,1000.001,#N/A\n";
    let range = |said: &str, least: &str, most: &str| Kind::Outside {
        said: said.into(),
        least: least.into(),
        most: most.into(),
    };
    let expected = vec![
        (2, "C", Kind::NotANumber { said: "四口".into() }),
        (3, "B", Kind::Nameless),
        (4, "C", range("99", "1", "30")),
        (4, "D", Kind::Unclear { said: "好户".into() }),
        (4, "E", Kind::Indivisible { amount: Fen::yuan(1_500), par: Fen::yuan(1_000) }),
        (4, "F", Kind::TooFine { said: "2.5".into() }),
        (5, "C", Kind::Missing),
        (5, "E", range("-1000", "0", "100000000.00")),
        (5, "F", range("(3)", "0", "100000000")),
        (6, "A", Kind::SameNumber { row: 5 }),
        (6, "E", Kind::TooFine { said: "1000.001".into() }),
        (6, "F", Kind::NotANumber { said: "#N/A".into() }),
    ];
    let found = gathered(text.as_bytes());
    let expected: Vec<_> = expected.into_iter().map(|(row, column, kind)| (row, column.to_owned(), kind)).collect();
    assert_eq!(wrong(&found), expected);
    assert!(!found.is_sound());
}

#[test]
fn totals_notes_and_headings_again_are_no_households() {
    let text = "样本村花名册\n单位：万元\n".to_owned()
        + "户号,户主姓名,人口,入股金额\n1,样本甲,4,0.2\n2,样本乙,3,0.3\n小计,,7,0.5\n户号,户主姓名,人口,入股金额\n"
        + "3,样本丙,2,0.1\n合计,,9,0.7\n填表人：样本丁\n\n\n";
    let found = gathered(text.as_bytes());
    assert_eq!(found.households.len(), 3);
    assert_eq!(short(&found.households[1]).3, 3, "the unit above the headings counts");
    let expected = [
        (6, "", Kind::Total),
        (7, "", Kind::HeadingsAgain),
        (9, "", Kind::Total),
        (9, "D", Kind::TotalDiffers { said: "0.7".into(), sum: "0.60".into() }),
        (10, "A", Kind::Words { said: "填表人：样本丁".into() }),
    ];
    assert_eq!(wrong(&found), expected.map(|(row, column, kind)| (row, column.to_owned(), kind)));
}

#[test]
fn what_no_row_says_is_said_once_and_a_name_alone_is_a_household() {
    let found = gathered("户号,户主姓名\n1,样本甲\n2,样本乙\n".as_bytes());
    assert_eq!(wrong(&found), [(1, String::new(), Kind::NoPersons)]);
    let found = gathered("户主姓名,人口\n样本甲,4\n样本乙,\n审核：样本丙,\n".as_bytes());
    let note = Kind::Words { said: "审核：样本丙".into() };
    assert_eq!(wrong(&found), [(3, "B".to_owned(), Kind::Missing), (4, "A".to_owned(), note)]);
}

#[test]
fn a_unit_that_nothing_says_is_asked_for_once() {
    let text = "户主姓名,人口,入股金额\n样本甲,4,2000\n样本乙,3,1000\n";
    assert_eq!(wrong(&gathered(text.as_bytes())), [(2, "C".to_owned(), Kind::UnitUnsaid)]);
    let told = Choices { unit: Some(Unit::Yuan), ..choices() };
    let found = read(text.as_bytes(), &told).expect("a roster").gathered;
    assert!(found.is_sound());
    assert_eq!(short(&found.households[0]).3, 2);
}

#[test]
fn headings_over_two_rows_are_read_together() {
    let text = "户号,户主姓名,人口,入股,,配股,\n,,,股数,金额（元）,股数,金额（元）\n1,样本甲,4,2,2000,5,5000\n";
    let roster = of(text.as_bytes()).expect("a roster");
    let fields: Vec<Field> = roster.columns.all.iter().map(|column| column.field).collect();
    use Field::{Allocated, AllocatedShares, Name, Number, PaidIn, PaidInShares, Persons};
    assert_eq!(fields, [Number, Name, Persons, PaidInShares, PaidIn, AllocatedShares, Allocated]);
    assert_eq!(shorts(&roster.gathered), [(1, "样本甲", 4, 2, 5, false)]);
}

#[test]
fn a_row_a_person_makes_households() {
    let text = "户号,姓名,与户主关系,身份证号,是否脱贫户,入股金额（元）\n\
        1,样本甲,户主,A1,是,2000\n1,样本甲妻,配偶,A2,,\n1,样本甲子,之子,A3,,1000\n2,样本乙,户主,A4,否,\n";
    let found = gathered(text.as_bytes());
    assert_eq!(wrong(&found), []);
    assert_eq!(shorts(&found), [(1, "样本甲", 3, 3, 0, true), (2, "样本乙", 1, 0, 0, false)]);
    let merged = text.replace("\n1,样本甲妻", "\n,样本甲妻").replace("\n1,样本甲子", "\n,样本甲子");
    let found = gathered(merged.as_bytes());
    assert_eq!(found.households.iter().map(|household| household.persons.count()).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn identity_numbers_are_compared_and_kept_nowhere() {
    let text = "户主姓名,人口,身份证号\n样本甲,4,62262319700101001X\n样本乙,3,６２２６２３１９７００１０１００１ｘ\n";
    let found = gathered(text.as_bytes());
    assert_eq!(wrong(&found), [(3, "C".to_owned(), Kind::SameIdentity { row: 2 })]);
    assert!(!format!("{found:?}").contains("1970"), "{found:?}");
}

#[test]
fn columns_can_be_chosen_by_letters_or_headings() {
    let text = "甲,乙,丙,户主,人口\n1,样本甲,4,错,9\n";
    let columns = vec![(Field::Name, "B".into()), (Field::Persons, "丙".into())];
    let found = read(text.as_bytes(), &Choices { columns, ..choices() }).expect("a roster");
    assert_eq!(
        (found.gathered.households[0].name.as_str(), found.gathered.households[0].persons.count()),
        ("样本甲", 4)
    );
    let columns = vec![(Field::Name, "没有这列".into())];
    let refused = read(text.as_bytes(), &Choices { columns, ..choices() }).expect_err("no such column");
    assert_eq!(refused, Refused::NoColumn { name: "没有这列".into() });
}

#[test]
fn names_that_mean_harm_are_only_names() {
    let names = ["=HYPERLINK(1)", "<img src=x onerror=alert(1)>", "@SUM(A1)", "样本\u{202e}甲", "+1", "-样本"];
    let rows: String =
        names.iter().enumerate().map(|(place, name)| format!("{},{name},2,否,0,0\n", place + 1)).collect();
    let found = gathered((HEADINGS.to_owned() + &rows).as_bytes());
    let read: Vec<&str> = found.households.iter().map(|household| household.name.as_str()).collect();
    assert_eq!(read, ["=HYPERLINK(1)", "<img src=x onerror=alert(1)>", "@SUM(A1)", "样本甲", "+1", "-样本"]);
    assert_eq!(wrong(&found), [(5, "B".to_owned(), Kind::Unseen)]);
}

#[test]
fn texts_that_are_no_tables_are_refused_each_for_its_reason() {
    let long = "x,".repeat(1_000_000) + "\n";
    let quote = HEADINGS.to_owned() + "1,\"样本甲" + &",2,否,0,0\n".repeat(5_000_000);
    let web = "<html><table><tr><td>户主姓名</td></tr></table></html>";
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let nul = HEADINGS.to_owned() + "1,样本\0甲,2,否,0,0\n";
    let files: [(&[u8], Refused); 12] = [
        (b"", Refused::Empty),
        (b"\n\n , ,\n", Refused::Empty),
        (b"PK\x05\x06 nothing of the kind", Refused::NoHeadings),
        (web.as_bytes(), Refused::Web),
        (xml.as_bytes(), Refused::Web),
        (nul.as_bytes(), Refused::Letters),
        (&[0xFF, 0xFF, 0x80, 0x0A, 0x80], Refused::Letters),
        (long.as_bytes(), Refused::Wide { most: 512 }),
        (quote.as_bytes(), Refused::Quote { row: 2 }),
        ("样本甲,4\n样本乙,3\n".as_bytes(), Refused::NoHeadings),
        ("户号,人口\n1,2\n".as_bytes(), Refused::NoNames),
        (b"{\"format\": \"fenhong/1\"}", Refused::NoHeadings),
    ];
    for (place, (file, expected)) in files.into_iter().enumerate() {
        assert_eq!(of(file).expect_err("no roster"), expected, "file {place}");
    }
    let rows = HEADINGS.to_owned() + &"1,x,2,否,0,0\n".repeat(200_001);
    assert_eq!(of(rows.as_bytes()).expect_err("too long"), Refused::Long { most: 200_000 });
    let far = vec![b' '; 64_000_001];
    assert_eq!(of(&far).expect_err("too large"), Refused::Large { most: 64 });
}

/// A workbook with what `fill` puts into its sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a workbook")
}

fn write_rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let (row, column) = (row as u32, column as u16);
            let done = match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number),
                Err(_) => sheet.write(row, column, *cell),
            };
            done.expect("a cell");
        }
    }
}

const CELLS: [&[&str]; 3] = [
    &["户号", "户主姓名", "家庭人口", "户属性", "入股金额（元）", "配股股数"],
    &["7", "样本甲", "4", "脱贫户", "2000", "5"],
    &["12", "样本乙", "3", "一般户", "1000", ""],
];

#[test]
fn a_workbook_is_read_whatever_else_is_in_it() {
    let plain = workbook(|sheet| write_rows(sheet, &CELLS));
    assert_eq!(shorts(&gathered(&plain)), TWO);
    let hidden = workbook(|sheet| {
        write_rows(sheet, &CELLS);
        sheet.set_row_hidden(1).and_then(|sheet| sheet.set_column_hidden(1)).expect("hidden");
        sheet
            .write_formula(2, 4, "=500+500")
            .and_then(|sheet| sheet.set_formula_result(2, 4, "1000.0000000000001").write(9, 0, ""))
            .expect("a formula");
    });
    assert_eq!(shorts(&gathered(&hidden)), TWO, "hidden rows count, and a formula by what it came to");
    let merged = workbook(|sheet| {
        let centred = Format::new();
        sheet.merge_range(0, 0, 0, 5, "样本村花名册（单位：元）", &centred).expect("merged");
        for (row, cells) in CELLS.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(row as u32 + 2, column as u16, *cell).expect("a cell");
            }
        }
    });
    let found = gathered(&merged);
    assert_eq!(shorts(&found), TWO);
}

#[test]
fn the_first_sheet_that_holds_something_is_read_or_the_one_asked_for() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").expect("a name");
    write_rows(book.add_worksheet().set_name("花名册").expect("a name"), &CELLS);
    write_rows(book.add_worksheet().set_name("去年").expect("a name"), &CELLS[..2]);
    let bytes = book.save_to_buffer().expect("a workbook");
    let roster = of(&bytes).expect("a roster");
    assert_eq!((roster.sheet.as_str(), roster.gathered.households.len()), ("花名册", 2));
    let asked = |name: &str| read(&bytes, &Choices { sheet: Some(name.into()), ..choices() });
    assert_eq!(asked("去年").expect("a roster").gathered.households.len(), 1);
    assert_eq!(asked("说明").expect_err("nothing there"), Refused::Empty);
    let known = ["说明", "花名册", "去年"].map(String::from).to_vec();
    assert_eq!(asked("明年").expect_err("no such sheet"), Refused::NoSheet { name: "明年".into(), known });
}

#[test]
fn an_identity_number_kept_as_a_number_is_not_compared() {
    let bytes = workbook(|sheet| {
        write_rows(
            sheet,
            &[
                &["户主姓名", "人口", "身份证号"],
                &["样本甲", "4", "622623197001010011"],
                &["样本乙", "3", "622623197001010012"],
            ],
        );
    });
    let found = gathered(&bytes);
    let rounded = |row| (row, "C".to_owned(), Kind::RoundedIdentity);
    assert_eq!((wrong(&found), found.is_sound()), (vec![rounded(2), rounded(3)], true));
}

#[test]
fn a_date_where_money_should_be_is_no_number() {
    let bytes = workbook(|sheet| {
        write_rows(sheet, &CELLS);
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 6, 1).expect("a date");
        sheet.write_datetime_with_format(1, 4, &date, &Format::new().set_num_format("yyyy-mm-dd")).expect("a date");
    });
    let found = wrong(&gathered(&bytes));
    assert!(matches!(found.as_slice(), [(2, _, Kind::NotANumber { .. })]), "{found:?}");
    let text = usual().replace("2000", "2024-06-01");
    assert!(matches!(wrong(&gathered(text.as_bytes())).as_slice(), [(2, _, Kind::NotANumber { .. })]));
}

/// A packed file of these.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .and_then(|()| Ok(writer.write_all(bytes)?))
            .expect("packed");
    }
    writer.finish().expect("packed").into_inner()
}

/// A workbook of one sheet whose XML is given.
fn sheet(xml: &str) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    packed(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", xml.as_bytes()),
    ])
}

const MAIN: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

fn inline(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn workbooks_that_mean_harm_are_refused_each_for_its_reason() {
    let corners = format!(
        "{MAIN}<row r=\"1\">{}</row><row r=\"1048576\">{}</row></sheetData></worksheet>",
        inline("A1", "户主姓名"),
        inline("XFD1048576", "x")
    );
    assert_eq!(of(&sheet(&corners)).expect_err("far apart"), Refused::Wide { most: 512 });
    let deep = format!(
        "{MAIN}<row r=\"1\">{}</row><row r=\"1048576\">{}</row></sheetData></worksheet>",
        inline("A1", "户主姓名"),
        inline("A1048576", "x")
    );
    assert_eq!(of(&sheet(&deep)).expect_err("far apart"), Refused::Long { most: 200_000 });
    let bomb = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &vec![b' '; 260_000_000])]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(of(&bomb).expect_err("a bomb"), Refused::Large { most: 256 });
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY a \"{0}\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>{MAIN}<row r=\"1\">{1}</row></sheetData></worksheet>",
        "ha".repeat(1_000),
        inline("A1", "&b;&b;&b;")
    );
    assert!(matches!(of(&sheet(&laughs)), Err(Refused::Broken { .. } | Refused::NoHeadings | Refused::Empty)));
    assert_eq!(of(&packed(&[("word/document.xml", b"<document/>")])).expect_err("a letter"), Refused::Foreign);
    let whole = workbook(|sheet| write_rows(sheet, &CELLS));
    for end in [20, whole.len() / 2, whole.len() - 10] {
        assert!(matches!(of(&whole[..end]), Err(Refused::Broken { .. })), "cut at {end}");
    }
    for place in (0..whole.len()).step_by(97) {
        let mut changed = whole.clone();
        changed[place] ^= 0x55;
        // Read as it was, refused, or found wrong: anything but a panic.
        let _ = of(&changed);
    }
}

/// An OpenDocument workbook of one sheet whose rows are given.
fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"花名册\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn open_row(cells: &[&str]) -> String {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(_) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{text}\"><text:p>{text}</text:p></table:table-cell>"
        ),
        Err(_) => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn open_documents_are_read_without_writing_out_what_they_repeat() {
    let rows: String = CELLS.iter().map(|cells| open_row(cells)).collect();
    let blank = "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let roster = of(&open_document(&(rows.clone() + blank))).expect("a roster");
    assert_eq!((roster.sheet.as_str(), shorts(&roster.gathered)), ("花名册", TWO.to_vec()));
    let note = "<office:annotation><text:p>批注</text:p></office:annotation>";
    let noted = rows.replace("<text:p>样本甲", &format!("{note}<text:p>样&#x672C;甲"));
    assert_eq!(shorts(&gathered(&open_document(&noted))), TWO);
    let full = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"200\"><text:p>x</text:p></table:table-cell></table:table-row>";
    assert_eq!(of(&open_document(full)).expect_err("a million rows"), Refused::Long { most: 200_000 });
    let wide = full.replace("200", "16384").replace("1048576", "2");
    assert_eq!(of(&open_document(&wide)).expect_err("wide"), Refused::Wide { most: 512 });
    let entity = rows.replace("样本甲", "&bomb;");
    assert!(matches!(of(&open_document(&entity)), Err(Refused::Broken { .. })));
    let locked = packed(&[("content.xml", b"?"), ("META-INF/manifest.xml", b"<m:encryption-data/>")]);
    assert_eq!(of(&locked).expect_err("locked"), Refused::Locked);
}

/// A workbook of 1997 with these cells in one sheet: texts from the table of texts, numbers as numbers.
fn old_workbook(cells: &[(u16, u16, &str)]) -> Vec<u8> {
    let record = |kind: u16, body: &[u8]| [&kind.to_le_bytes(), &(body.len() as u16).to_le_bytes(), body].concat();
    let begin = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000A, &[]);
    let is_text = |cell: &&(u16, u16, &str)| cell.2.parse::<f64>().is_err();
    let text = |text: &str| {
        let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&((letters.len() / 2) as u16).to_le_bytes()[..], &[1], &letters].concat()
    };
    let texts: Vec<u8> = cells.iter().filter(is_text).flat_map(|cell| text(cell.2)).collect();
    let count = (cells.iter().filter(is_text).count() as u32).to_le_bytes();
    let table = record(0x00FC, &[&count[..], &count, &texts].concat());
    let globals = begin(0x0005).len() + record(0x0085, &[0; 13]).len() + table.len() + end.len();
    let name = [&(globals as u32).to_le_bytes()[..], &[0, 0, 5, 0], b"Sheet"].concat();
    let mut next = 0_u32;
    let cells: Vec<u8> = cells
        .iter()
        .flat_map(|(row, column, cell)| {
            let place = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0]].concat();
            match cell.parse::<f64>() {
                Ok(number) => record(0x0203, &[place, number.to_le_bytes().to_vec()].concat()),
                Err(_) => {
                    next += 1;
                    record(0x00FD, &[place, (next - 1).to_le_bytes().to_vec()].concat())
                }
            }
        })
        .collect();
    let stream = [begin(0x0005), record(0x0085, &name), table, end.clone(), begin(0x0010), cells, end].concat();
    compound("/Workbook", &stream)
}

/// A compound file with one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.create_stream(name).and_then(|mut to| to.write_all(stream)).expect("a stream");
    file.flush().expect("written");
    file.into_inner().into_inner()
}

#[test]
fn old_workbooks_are_read_and_bounded_before_room_is_made_for_them() {
    let cells: Vec<(u16, u16, &str)> = CELLS
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| (row as u16, column as u16, *cell)))
        .collect();
    let whole = old_workbook(&cells);
    assert_eq!(shorts(&gathered(&whole)), TWO);
    let far = old_workbook(&[(0, 0, "户主姓名"), (65_535, 65_535, "x")]);
    assert_eq!(of(&far).expect_err("far apart"), Refused::Wide { most: 256 });
    assert_eq!(of(&compound("/EncryptedPackage", b"?")).expect_err("locked"), Refused::Locked);
    assert_eq!(of(&compound("/WordDocument", b"?")).expect_err("a letter"), Refused::Foreign);
    for end in [100, 600, whole.len() / 2] {
        assert!(of(&whole[..end]).is_err(), "cut at {end}");
    }
    // A sheet that begins beyond the end.
    let sheet = whole.windows(4).position(|bytes| bytes == [0x85, 0, 13, 0]).expect("the record of a sheet");
    let mut beyond = whole.clone();
    beyond[sheet + 6] = 0xFF;
    assert!(matches!(of(&beyond), Err(Refused::Broken { .. })));
}

#[test]
fn a_roster_becomes_the_village_of_a_scenario() {
    let scenario = crate::cases::find("hui").expect("a shipped case").scenario();
    let beside = village::Beside {
        par: Fen::yuan(1_000),
        collective: Fen::yuan(20_000),
        coop: "样本合作社".into(),
        anonymous: Some("农户".into()),
    };
    let made = village::put(gathered(usual().as_bytes()), scenario, &beside).expect("a scenario");
    let crate::scenario::Village::Listed(listed) = &made.village else { panic!("a roster") };
    assert_eq!(
        listed.households.iter().map(|household| household.name.as_str()).collect::<Vec<_>>(),
        ["农户 7", "农户 12"]
    );
    assert_eq!(listed.coops[0].collective.count(), 20);
    let again = crate::scenario::Scenario::from_json(&made.to_json()).expect("it reads");
    assert_eq!(again, made);
}
