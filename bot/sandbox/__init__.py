"""A small Discord: REST, gateway and interactions for the unmodified client, and a chat page to talk through."""
