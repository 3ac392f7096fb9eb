"""An invented archive for benchmarks and the demonstration: real shapes, real word frequencies, nothing true in it."""
