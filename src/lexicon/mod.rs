//! Danish as data: the word lists of this folder, one entry a line, each with its meaning, source and licence in the head.
