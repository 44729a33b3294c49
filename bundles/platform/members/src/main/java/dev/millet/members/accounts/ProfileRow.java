package dev.millet.members.accounts;

/** The part of an account's row that its member edits. */
record ProfileRow(
    long id, String displayName, String city, String locale, String timeZone, long version) {}
