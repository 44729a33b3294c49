package dev.millet.members.pages;

import java.util.List;

/**
 * The page that shows recovery codes, this once.
 *
 * @param to where to go on
 * @param first whether an authenticator was just set up
 */
public record TwoFactorCodesModel(List<String> codes, String to, boolean first) {}
