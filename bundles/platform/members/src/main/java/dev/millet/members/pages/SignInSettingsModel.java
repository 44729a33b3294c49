package dev.millet.members.pages;

/**
 * The page on which members change by what they sign in.
 *
 * @param handle for password managers
 * @param password the form of the password
 * @param email the form of the mail address
 * @param minLength the fewest characters of a password
 */
public record SignInSettingsModel(
    String handle, FormState password, FormState email, int minLength) {}
