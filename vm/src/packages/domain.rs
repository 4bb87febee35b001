//! Natives of package `burrow/memory` for domains (golib/burrow/memory/domain.go).
//!
//! Numbers of domains come from `openDomain` and `enter` only: scripts cannot make others.

use burrow_alloc::stats::HeapStats;
use burrow_alloc::units::{Addr, Bytes, WORD};
use burrow_alloc::{Domain, DomainId, mem};
use burrow_runtime::fault::{Fatal, Fault};
use burrow_runtime::return_policy::PolicySpec;
use burrow_runtime::string::new_string;
use burrow_runtime::value::GoString;

use super::{After, Native, NativeCtx};

/// The domain whose number an argument word is.
fn domain<'h>(ctx: &'h NativeCtx<'_>, word: usize) -> Result<&'h Domain, Fault> {
    let number = ctx.arg(word);
    let domain = ctx.rt.heap.domains().nth(number as usize);
    domain.ok_or_else(|| Fatal::Throw(format!("burrow/memory: there is no domain {number}")).into())
}

fn text(at: GoString) -> String {
    // SAFETY: an argument of type string.
    String::from_utf8_lossy(&unsafe { at.to_vec() }).into_owned()
}

/// Sets a string result.
fn answer(ctx: &mut NativeCtx<'_>, result: usize, text: &str) -> Result<After, Fault> {
    let text = new_string(ctx.p, text.as_bytes())?;
    ctx.set_string(result, text);
    Ok(After::Continue)
}

/// func openDomain(name, policy string) (number int, problem string)
fn open_domain(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (name, policy) = (text(ctx.arg_string(0)), text(ctx.arg_string(2)));
    let opened = policy
        .parse::<PolicySpec>()
        .map_err(|error| error.to_string())
        .and_then(|spec| ctx.rt.open_domain(&name, spec).map_err(|error| error.to_string()));
    let (number, problem) = match opened {
        Ok(id) => (id.0, String::new()),
        Err(problem) => (0, problem),
    };
    ctx.set(0, number.into());
    answer(ctx, 1, &problem)
}

/// func enter(number int) int
fn enter(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let to = domain(ctx, 0)?.id();
    // SAFETY: this thread runs the goroutine (goroutine.rs R2).
    let before = std::mem::replace(&mut unsafe { ctx.g.body() }.domain, to);
    ctx.p.allocate_in(to);
    ctx.set(0, before.0.into());
    Ok(After::Continue)
}

/// func currentDomain() int
fn current_domain(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    // SAFETY: as in `enter`.
    let DomainId(number) = unsafe { ctx.g.body() }.domain;
    ctx.set(0, number.into());
    Ok(After::Continue)
}

/// func domainText(number int, policy bool) string
fn domain_text(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let domain = domain(ctx, 0)?;
    let text = match ctx.arg(1) {
        0 => domain.name().to_owned(),
        _ => ctx.rt.heap.policy_name(domain.id()).to_owned(),
    };
    answer(ctx, 0, &text)
}

/// func setDomainPolicy(number int, policy string) (problem string)
fn set_domain_policy(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let id = domain(ctx, 0)?.id();
    let problem = match text(ctx.arg_string(1)).parse() {
        Ok(spec) => {
            ctx.rt.set_domain_policy(id, spec);
            String::new()
        }
        Err(error) => format!("{error}"),
    };
    answer(ctx, 0, &problem)
}

/// func domainStats(number int, figures *[13]uint64)
fn domain_stats(ctx: &mut NativeCtx<'_>) -> Result<After, Fault> {
    let (stats, at) = (domain(ctx, 0)?.stats(), Addr(ctx.arg(1) as usize));
    for (word, figure) in figures(&stats).into_iter().enumerate() {
        // SAFETY: the argument points to an array of so many words.
        unsafe { mem::store64(at + Bytes(word * WORD), figure) };
    }
    Ok(After::Continue)
}

/// The figures of `DomainStats`, in their order.
fn figures(stats: &HeapStats) -> [u64; 13] {
    [
        stats.heap_in_use,
        stats.heap_free,
        stats.heap_released,
        stats.heap_muzzy,
        stats.heap_sys(),
        stats.heap_alloc(),
        stats.heap_objects(),
        stats.total_alloc(),
        stats.mallocs(),
        stats.frees(),
        stats.returns.released,
        stats.returns.retaken,
        stats.returns.calls,
    ]
}

/// These natives.
pub(super) const TABLE: &[(&str, Native)] = &[
    ("burrow/memory.openDomain", open_domain),
    ("burrow/memory.enter", enter),
    ("burrow/memory.currentDomain", current_domain),
    ("burrow/memory.domainText", domain_text),
    ("burrow/memory.setDomainPolicy", set_domain_policy),
    ("burrow/memory.domainStats", domain_stats),
];
