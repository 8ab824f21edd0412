"""The clients: their list, one client, and changes offered from one place to another."""
