package dev.millet.builds.page;

import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;

/** The parts of the platform that pages are made with. */
public record Display(BuildTitles titles, Markdown markdown, Slots slots, Pages pages) {}
