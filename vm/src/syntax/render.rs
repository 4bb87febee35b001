//! Diagnostics as people read them: long, with the source line and a caret, or short, as Go prints them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::diagnostic::Diagnostic;
use super::source::{SourceFile, SourceMap, Span};

/// Whether messages are drawn in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With terminal escapes.
    Ansi,
    /// Plain text.
    None,
}

/// Source lines longer than this are cut: nobody reads them, and drawing them takes time.
const MAX_LINE: usize = 400;

/// `file:line:column: message`, exactly as Go prints it.
pub fn short(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
    let place = sources.place(diagnostic.span.lo);
    format!("{}:{}:{}: {}", place.file, place.line, place.column, diagnostic.message)
}

/// The message with its code, the source line, a caret, and what to do about it.
pub fn long(sources: &SourceMap, diagnostic: &Diagnostic, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Ansi => Renderer::styled(),
        Colour::None => Renderer::plain(),
    };
    let code = diagnostic.code.to_string();
    let main = Excerpt::new(sources, diagnostic.span);
    let note = diagnostic.note.as_ref().map(|(span, text)| (Excerpt::new(sources, *span), text));
    let title = Level::ERROR.primary_title(diagnostic.message.as_str()).id(code.as_str());
    let mut snippet = main.snippet();
    snippet = snippet.annotation(AnnotationKind::Primary.span(main.range.clone()));
    let mut group = title.element(snippet);
    if let Some((excerpt, text)) = &note {
        let label = AnnotationKind::Context.span(excerpt.range.clone()).label(text.as_str());
        group = group.element(excerpt.snippet().annotation(label));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let report: &[Group<'_>] = &[group];
    renderer.render(report).to_string()
}

/// The line of a place, cut to a readable length.
struct Excerpt<'s> {
    file: &'s SourceFile,
    line: u32,
    text: &'s str,
    range: std::ops::Range<usize>,
}

impl<'s> Excerpt<'s> {
    fn new(sources: &'s SourceMap, span: Span) -> Excerpt<'s> {
        let file = sources.file_of(span.lo);
        let lo = floor(&file.text, (span.lo.0 - file.base.0) as usize);
        let hi = floor(&file.text, (span.hi.0.max(span.lo.0) - file.base.0) as usize);
        let line_start = file.text[..lo].rfind('\n').map_or(0, |at| at + 1);
        let line_end = file.text[lo..].find('\n').map_or(file.text.len(), |at| lo + at);
        let start = floor(&file.text, line_start.max(lo.saturating_sub(MAX_LINE / 2)));
        let end = floor(&file.text, line_end.min(lo + MAX_LINE / 2));
        let line = sources.place(span.lo).line;
        let range = lo - start..hi.min(end).max(lo) - start;
        Excerpt { file, line, text: &file.text[start..end], range }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'_, T> {
        Snippet::source(self.text).line_start(self.line as usize).path(self.file.name.as_str())
    }
}

/// The nearest character boundary at or before a byte of `text`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
