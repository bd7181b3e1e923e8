//! Scores names against a few letters: the only place that knows the fuzzy matcher.
