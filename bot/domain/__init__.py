"""The ground: what an entry, a revision and a refusal are. Pure; imports nothing of ours."""
