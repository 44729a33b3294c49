package dev.millet.files.usage;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.List;
import java.util.Locale;

/** {@code /admin/files} and {@code /api/v1/files/usage}: how much room the files take. */
public final class UsagePages {

  private static final Permission READ = Permission.toAdminister("files.usage");
  private static final String PATH = "/admin/files";
  private static final int ORDER = 252;

  private final UsageReader reader;
  private final Pages pages;

  /**
   * The page.
   *
   * @param remote whether complete files are in a store on another machine
   */
  public record Model(FileUsage usage, boolean remote, Locale locale) {

    /** Returns a length for people, such as 1.94 GB. */
    public String size(long bytes) {
      return ByteSize.of(bytes, locale);
    }

    /** Returns how much of the quota is used, in percent; -1 without a quota. */
    public int share() {
      return usage.quotaBytes() == null
          ? -1
          : (int) Math.min(100, usage.bytes() * 100 / usage.quotaBytes());
    }

    /** Returns whether the next large upload may find no room. */
    public boolean isLow() {
      return share() >= 90 || usage.freeBytes() < 2 * usage.keptFreeBytes();
    }
  }

  public UsagePages(UsageReader reader, Pages pages) {
    this.reader = reader;
    this.pages = pages;
  }

  public List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "usage.title", ORDER, READ),
        Route.get(PATH, READ, "How much room the files take", this::show),
        Route.get(
            "/api/v1/files/usage",
            READ,
            RouteDocument.of("Shows how much room the files take, and what they belong to")
                .giving(200, FileUsage.class),
            request -> Reply.json(reader.read())));
  }

  private Reply show(Request request) {
    return pages.page(
        request,
        Page.of(
                pages.view(request).text("usage.title"),
                "usage.jte",
                new Model(reader.read(), reader.isRemote(), request.locale()))
            .in(Menu.ADMINISTRATION));
  }
}
