package dev.millet.pages;

import dev.millet.api.pages.Html;
import java.util.List;

/**
 * The home of the administration.
 *
 * @param query what is looked for among the links; empty where all are shown
 * @param attention what needs somebody now; may be empty
 * @param figures of the week; may be empty
 * @param sections what modules tell administrators besides; may be empty
 * @param links the pages of the administration that the reader may see
 * @param settings whether the reader may look among the settings
 */
public record AdministrationModel(
    String query,
    Html attention,
    Html figures,
    Html sections,
    List<NavigationLink> links,
    boolean settings) {}
