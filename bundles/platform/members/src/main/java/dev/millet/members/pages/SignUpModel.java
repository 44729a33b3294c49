package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.platform.api.pages.SiteTexts;
import java.util.List;

/**
 * The page to make an account.
 *
 * @param action where the form goes
 * @param to where to go afterwards
 * @param consents the company's texts to which a newcomer has to agree; may be empty
 */
public record SignUpModel(
    Input<SignUpRequest> input, String action, String to, List<SiteTexts.Text> consents) {}
