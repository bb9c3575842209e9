//! Fenhong: how a village shares.
