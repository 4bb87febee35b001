//! Natives of package `runtime/metrics`: the table of `burrow_runtime::metrics`, for scripts.

use burrow_alloc::mem;
use burrow_alloc::units::Bytes;
use burrow_runtime::fault::Fault;
use burrow_runtime::metrics::{METRICS, Metric, MetricKind, Sample};
use burrow_runtime::string::new_string;
use burrow_runtime::value::GoSlice;

use super::{After, Native, NativeCtx};

/// func count() int
fn count(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    ctx.set(0, METRICS.len() as u64);
    Ok(After::Continue)
}

/// The metric that argument word 0 names; the package asks for those there are.
fn metric(ctx: &NativeCtx<'_>) -> &'static Metric {
    &METRICS[(ctx.arg(0) as usize).min(METRICS.len() - 1)]
}

/// func describe(i int) (name, text string, kind, length int, cumulative bool)
fn describe(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let metric = metric(ctx);
    let name = new_string(ctx.p, metric.name.as_bytes())?;
    ctx.set_string(0, name);
    let text = new_string(ctx.p, metric.doc.as_bytes())?;
    ctx.set_string(2, text);
    ctx.set(4, metric.kind() as u64);
    ctx.set(5, metric.width() as u64);
    ctx.set(6, metric.cumulative.into());
    Ok(After::Continue)
}

/// Writes words into a slice of 8-byte elements, as many as it has room for.
fn fill(into: GoSlice, words: impl Iterator<Item = u64>) {
    for (i, word) in words.take(into.len).enumerate() {
        // SAFETY: an element of the slice, which a parameter of the running script holds; no pointer.
        unsafe { mem::store64(into.ptr + Bytes(8 * i), word) };
    }
}

/// func bounds(i int, into []float64)
fn bounds(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    fill(ctx.arg_slice(1), metric(ctx).bounds().into_iter().map(f64::to_bits));
    Ok(After::Continue)
}

/// func collect(into []uint64)
fn collect(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (into, sample) = (ctx.arg_slice(0), Sample::take(ctx.sched));
    let is_histogram = |metric: &&Metric| metric.kind() == MetricKind::Histogram;
    let scalars = METRICS.iter().filter(|metric| !is_histogram(metric));
    let all = scalars.chain(METRICS.iter().filter(is_histogram));
    fill(into, all.flat_map(|metric| metric.words(&sample)));
    Ok(After::Continue)
}

/// The natives of this package.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("runtime/metrics.count", count),
    ("runtime/metrics.describe", describe),
    ("runtime/metrics.bounds", bounds),
    ("runtime/metrics.collect", collect),
];
