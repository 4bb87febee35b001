//! The collector on small heaps in plain memory: whole cycles, the verifier, random object graphs.

mod apart;
mod cpu;
mod cycles;
mod events;
mod model;
mod specials;
mod threads;
mod verifier;
mod world;
