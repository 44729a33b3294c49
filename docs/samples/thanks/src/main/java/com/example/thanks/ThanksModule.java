package com.example.thanks;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Pages;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the module together. Registering this one service is what makes a bundle a module. */
@Component(service = Contributor.class)
public final class ThanksModule implements Contributor {

  private final Notes notes;
  private final ThanksPage page;
  private final ThanksApi api;

  @Activate
  public ThanksModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Pages pages) {
    this.notes = new Notes(database, journal, guard);
    this.page = new ThanksPage(notes, members, pages);
    this.api = new ThanksApi(notes, members);
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(page.contributions());
    all.addAll(api.contributions());
    all.addAll(new Departures(notes).contributions());
    return all;
  }
}
