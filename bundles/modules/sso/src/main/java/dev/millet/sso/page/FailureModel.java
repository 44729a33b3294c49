package dev.millet.sso.page;

/**
 * The page that says why a provider let nobody in.
 *
 * @param key what the key of its text ends with
 * @param again tries once more
 * @param other another way
 * @param signIn whether somebody wanted to sign in, and not something else
 */
public record FailureModel(String key, ButtonsModel.Button again, String other, boolean signIn) {}
