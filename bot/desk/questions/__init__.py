"""Answers plain questions: which story and claims one means, and the rules against claims that only come near."""
