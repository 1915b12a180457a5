"""The outside world of LiveShelf for tests, demo and benchmarks: a real OBS, a real RTMP server behind a real slow
link, a shop that misbehaves on demand. Needs Python 3.12 or newer; nothing in here knows about test frameworks."""
