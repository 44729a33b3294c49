package dev.millet.suggestions.page;

/**
 * What the form shows.
 *
 * @param draft the token of a kept draft; empty for none
 * @param signedIn whether it can be published at once
 */
public record SubmitModel(FormFields fields, String draft, boolean signedIn) {}
