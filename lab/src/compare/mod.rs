//! The same program under rival policies, measured fairly.
//!
//! Used by `burrow compare` and `burrow sweep`. [`record`] is what a comparison keeps, [`metric`] the table of what is measured,
//! [`page`] shows both in a browser.

pub mod metric;
pub mod page;
pub mod record;
