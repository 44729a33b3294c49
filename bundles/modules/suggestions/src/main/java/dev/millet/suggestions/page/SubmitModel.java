package dev.millet.suggestions.page;

/**
 * The form to write a suggestion.
 *
 * @param draft the token of a kept draft; empty for none
 * @param signedIn whether it can be published at once
 */
public record SubmitModel(FormFields fields, String draft, boolean signedIn) {}
