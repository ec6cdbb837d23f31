"""What infra/probe-microsoft is made of: a module for each group of assumptions, and what they share."""
