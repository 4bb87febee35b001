//! Experiments on Burrow's memory system, and what is made of their results.
//!
//! [`compare`] runs a program under rival policies, [`sweep`] under a whole grid of settings; [`heap_dump`] reads dumps of the heap and says what keeps an object alive.

pub mod compare;
pub mod heap_dump;
pub mod sweep;
