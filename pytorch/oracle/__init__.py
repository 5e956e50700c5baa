"""The independent reference that writes the fixtures which C++ and WebAssembly are compared with.

It is built from PyTorch's own modules and functions and shares no code with the trainer, which is
itself tested against it. It computes in float64, so that what it says is exact for float32.
"""
