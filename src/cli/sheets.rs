//! Papers as a page that a browser prints: no row is cut, a table's head stands on each of its pages.

use clap::ValueEnum;
use maud::{DOCTYPE, Markup, html};

use fenhong::safe;
use fenhong::words::notice::{Block, Kind, Paper, Rows};
use fenhong::words::{Voice, whole_amounts};

/// A size of paper.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// A4, upright.
    A4,
    /// A3, across: for the wall.
    A3,
}

/// How the papers look: black on white, in the fonts that an office has. Nothing is loaded.
const STYLE: &str = include_str!("sheets.css");

/// The page of the papers.
pub fn page(papers: &[Paper], size: Size, voice: Voice) -> String {
    let title = papers.first().map_or_else(String::new, |paper| paper.title.clone());
    let sheet = if size == Size::A3 { "@page { size: A3 landscape; }" } else { "@page { size: A4; }" };
    let page = html! {
        (DOCTYPE)
        html lang=(voice.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (sheet) (maud::PreEscaped(STYLE)) }
            }
            body { @for paper in papers { (self::paper(paper)) } }
        }
    };
    page.into_string()
}

fn paper(paper: &Paper) -> Markup {
    html! {
        article class=(paper.kind.id()) {
            @if paper.kind == Kind::Slips { h2 { (safe::line(&paper.title)) } } @else { h1 { (safe::line(&paper.title)) } }
            @for block in &paper.blocks { (self::block(block)) }
            p.foot { (paper.foot) }
        }
    }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Line(text) => p { (whole_amounts(&safe::line(text))) },
            Block::Heading(text) => h3 { (safe::line(text)) },
            Block::Breach(text) => p.breach { (safe::line(text)) },
            Block::Rows(rows) => (table(rows)),
            Block::Signatures(places) => p.signatures {
                @for (office, name) in places { span { (office) " " b { (safe::line(name)) } } }
            },
        }
    }
}

fn table(rows: &Rows) -> Markup {
    let class = |column: usize| if column < rows.texts { "text" } else { "number" };
    html! {
        table {
            thead { tr { @for (column, cell) in rows.table.head.iter().enumerate() { th class=(class(column)) { (cell) } } } }
            tbody {
                @for row in &rows.table.rows {
                    tr { @for (column, cell) in row.iter().enumerate() { td class=(class(column)) { (safe::line(cell)) } } }
                }
                @if let Some(total) = &rows.total {
                    tr.total { @for (column, cell) in total.iter().enumerate() { td class=(class(column)) { (cell) } } }
                }
            }
        }
    }
}
