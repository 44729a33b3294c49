package dev.millet.pages;

import dev.millet.api.pages.Html;
import java.util.List;

/**
 * The home of the administration.
 *
 * @param sections what modules tell administrators; may be empty
 * @param links the pages of the administration that the reader may see
 */
public record AdministrationModel(Html sections, List<NavigationLink> links) {}
