//! Table tests of the checker.
