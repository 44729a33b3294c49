package dev.millet.backup;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import java.time.Duration;
import java.util.List;

/** {@code /admin/backups}: the backups for administrators. */
final class BackupPages {

  private static final String PATH = "/admin/backups";
  private static final int ORDER = 250;
  private static final int FIRST = 10;

  private final Backups backups;
  private final Pages pages;
  private final int keepDays;

  BackupPages(Backups backups, Pages pages, int keepDays) {
    this.backups = backups;
    this.pages = pages;
    this.keepDays = keepDays;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "backup.title", ORDER, BackupApi.READ),
        Fragment.section(Slots.ATTENTION, FIRST, BackupApi.READ, this::attention),
        Route.get(PATH, BackupApi.READ, "The backups", this::show),
        Route.post(PATH, BackupApi.RUN, "Begins a backup", this::start),
        Route.get(
                PATH + "/{name}",
                BackupApi.DOWNLOAD,
                "Downloads a backup",
                request -> BackupApi.download(backups, request))
            .withTimeout(Duration.ZERO)
            .withSecrets());
  }

  private Reply show(Request request) {
    return pages.page(
        request,
        Page.of(pages.view(request).text("backup.title"), "backups.jte", model())
            .in(Menu.ADMINISTRATION));
  }

  private BackupsModel model() {
    // first: the page is loaded until none is being written, and has to show the one that ended
    BackupAnswer.Writing writing = backups.running().map(BackupAnswer.Writing::of).orElse(null);
    return new BackupsModel(
        backups.state(),
        backups.schedule(),
        keepDays,
        backups.folder().path().toString(),
        writing,
        backups.failure().orElse(null),
        backups.list());
  }

  private Reply start(Request request) {
    String notice = backups.start() ? "backup.started" : "backup.already-running";
    return pages.withNotice(Reply.seeOther(PATH), notice);
  }

  private Html attention(Request request) {
    Backups.State state = backups.state();
    return state == Backups.State.GOOD
        ? Html.EMPTY
        : pages.fragment(request, "attention.jte", BackupsModel.key(state));
  }
}
