package dev.millet.members.pages;

/**
 * The page to sign in.
 *
 * @param to where to go afterwards
 * @param signUp whether visitors may make accounts
 */
public record SignInModel(FormState form, String to, boolean signUp) {}
