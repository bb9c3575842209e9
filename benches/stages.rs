//! Times of the pipeline's stages: `cargo bench --bench stages`.

// The macros of criterion make functions without documentation.
#![allow(missing_docs)]

mod pieces;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use fenhong::cases;
use fenhong::model::Model;
use fenhong::simulate;

fn stages(criterion: &mut Criterion) {
    for piece in pieces::all() {
        let mut work = (piece.prepare)();
        criterion.bench_function(&piece.name, |bencher| bencher.iter(&mut work));
    }
    // What the kernels above could at best take: 64 draws, 10 years, 656 households.
    let model = Model::new(cases::find("hui-county").expect("a shipped case").scenario()).expect("a valid case");
    criterion.bench_function("bare luck", |bencher| bencher.iter(|| simulate::bare_luck(&model, 64, 656)));
}

fn quick() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}

criterion_group! { name = benches; config = quick(); targets = stages }
criterion_main!(benches);
