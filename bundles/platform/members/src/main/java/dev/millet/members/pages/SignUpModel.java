package dev.millet.members.pages;

/**
 * The page to make an account.
 *
 * @param action where the form goes
 * @param to where to go afterwards
 * @param minLength the fewest characters of a password
 */
public record SignUpModel(FormState form, String action, String to, int minLength) {}
