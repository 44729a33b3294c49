package dev.millet.members.pages;

/**
 * The page to which a link leads that an administrator made.
 *
 * @param action where the form goes
 * @param displayName whose account it is
 * @param claiming whether somebody takes over an account that an import made
 * @param asksEmail whether the account has no mail address
 * @param minLength the fewest characters of a password
 */
public record ResetModel(
    FormState form,
    String action,
    String displayName,
    boolean claiming,
    boolean asksEmail,
    int minLength) {}
