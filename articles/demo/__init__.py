"""The demo: a register, pictures drawn by code, and stories that went their way through the workflow."""
