package dev.millet.site;

import dev.millet.api.database.Database;
import dev.millet.api.images.Images;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.AccentColours;
import dev.millet.platform.api.pages.ModuleTexts;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services that this bundle stands on; all are there while it is active. */
@Component(service = SiteServices.class)
public final class SiteServices {

  @Reference private Database database;
  @Reference private Journal journal;
  @Reference private Members members;
  @Reference private Pages pages;
  @Reference private Markdown markdown;
  @Reference private Images images;
  @Reference private Generations generations;
  @Reference private ModuleTexts moduleTexts;
  @Reference private AccentColours colours;

  Database database() {
    return database;
  }

  Journal journal() {
    return journal;
  }

  Members members() {
    return members;
  }

  Pages pages() {
    return pages;
  }

  Markdown markdown() {
    return markdown;
  }

  Images images() {
    return images;
  }

  Generations generations() {
    return generations;
  }

  ModuleTexts moduleTexts() {
    return moduleTexts;
  }

  AccentColours colours() {
    return colours;
  }
}
