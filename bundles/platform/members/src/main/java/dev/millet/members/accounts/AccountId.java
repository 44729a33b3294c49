package dev.millet.members.accounts;

/** A row of {@code members_accounts} in lists, of which the rest is read by ids. */
public record AccountId(long id) {}
